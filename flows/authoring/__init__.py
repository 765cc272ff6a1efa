"""What can be said of a flow without running it: documents, a diagram, a label, its layout.

For people who write flows and for those who are asked to trust one. Pure, like all of ``flows``:
flows or texts in, values or texts out.
"""

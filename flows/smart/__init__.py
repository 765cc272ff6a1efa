"""SMART feedback while typing: which letters a statement shows by itself, and where.

Three letters come from the text: *specific*, *measurable* and *time-bound*. The other two,
*achievable* and *relevant*, only people can say. Feedback advises and never blocks.
"""

from flows.smart.assessing import Assessment, Criterion, Span, assess

__all__ = ["Assessment", "Criterion", "Span", "assess"]

"""Cases: what people answer, and what has to come of it, as data beside a flow (``NAME.cases.yaml``)."""

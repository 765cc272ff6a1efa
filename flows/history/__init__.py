"""What a history says: goals, promises, numbers and lists, worked out from its records.

Records are only ever added; what is true now is a fold of them. :func:`flows.history.story.story`
makes that fold, :func:`flows.history.suggest.suggest` says what to talk about next. Whoever calls
has asked the gate which records these eyes may see; nothing here widens that.
"""

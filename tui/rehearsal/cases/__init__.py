"""Cases: what people answer, and what has to come of it, as data beside a flow (``NAME.cases.yaml``).

.. code-block:: yaml

    flow: sticky-notes                # optional; whose cases these are
    cases:
      - case: two ideas, one goal     # in a few words
        people: [Sam, Noa]            # the first goes first; else Sam and Noa
        quick: no
        today: 2026-06-14
        records:                      # what the history holds before
          - goal: {wish: sleep, state: active}
            id: sleep                 # other records name it by this
            by: Sam                   # else made together
            private: no
            days_ago: 7
        answers:
          topic: Autumn
          ideas: {Sam: [a walk], Noa: none}         # by person; notes are lists
          themes: {Outside: [a walk]}               # heaps by name
          dots: {Sam: {Outside: 2}}                 # points by entry; points: [best, next]
          candidates#2: [Outside]                   # in the second round only
          settle#3/candidates: none                 # a whole place
          picked: {Sam: yes, Noa: {wish: if it rains}}   # yes, wish, not yet, no
          rhythm: {day: Sunday}                     # a form's row, or a list of rows
        pass: [more]                  # or {Sam: [more]}
        back: [tally]                 # one step back from there, and forward again
        pause: {picked: 40}           # and come back after so many days
        expect:
          end: done
          visits: [heaps]
          skips: [nothing]
          shows: {done: 1 goal drafted}
          keeps: [note, goal: {wish: Outside}]
          keeps_no: [decision]
          never_sees:
            - {who: Noa, what: a walk, before: first_look}   # without before: never

To everything that a case does not answer simulated people answer something. An answer that nobody
is asked for is a failure, so that a case does not pass by missing what it is about.
"""

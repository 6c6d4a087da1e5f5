"""What becomes of findings before they are shown. Each step is a filter, findings in, findings out.

Here is the room for suppressions with a reason, the baseline and levels by configuration, in
this order, one module each. `gate` comes last: the exit code.
"""

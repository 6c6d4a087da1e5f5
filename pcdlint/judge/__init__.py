"""What becomes of findings before they are shown. Each step is a filter, findings in, findings out.

`suppress` sets aside what a comment of the paper or the configuration gives a reason for, `baseline` what was
there already; `gate` comes last: the exit code.
"""

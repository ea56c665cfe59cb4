"""Own-text mode: how a company's staff really write, measured over an archive of messages.

`rows` reads a file in batches, `judge` checks one batch, `tally` adds batches up, `run` does so on
all cores in constant memory, `report` writes what came out. `spark` is the same check as a step
for archives that outgrow one machine.
"""

"""The language server: what editors ask of the linter, over standard input and output.

`desk` knows the open texts and checks them; `completion`, `definition`, `hover` and `quickfix`
answer questions in offsets of a text; `places` and `wire` turn that into the protocol's terms;
`server` connects both. Only `server`, `wire` and `places` know the protocol.
"""

"""A small editor that talks to the real language server over its standard input and output."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60


class Editor:
    """One session with `lint lsp`.

    Args:
        folder: The workspace folder.
        encodings: Position encodings the editor offers; None offers none, so UTF-16 it is.
    """

    def __init__(self, folder: Path, encodings: list[str] | None = None):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lint", "lsp", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._inbox: queue.Queue = queue.Queue()
        self._number = 0
        self._published: dict[str, list] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        general = {"positionEncodings": encodings} if encodings else {}
        self.server = self.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=[{"uri": folder.as_uri(), "name": "w"}],
            capabilities={"general": general, "textDocument": {}},
        )
        self.tell("initialized")

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_) -> None:
        if self.process.poll() is None:
            self.ask("shutdown")
            self.tell("exit")
            self.process.stdin.close()
            self.process.wait(PATIENCE)
        self.errors = self.process.stderr.read().decode()

    def _listen(self) -> None:
        stream = self.process.stdout
        while line := stream.readline():
            length = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self._inbox.put(json.loads(stream.read(length)))

    def _send(self, message: dict) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def tell(self, method: str, **params) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params):
        """Send a request and wait for the answer."""
        self._number += 1
        params_or_none = {} if method == "shutdown" else {"params": params}
        self._send({"id": self._number, "method": method, **params_or_none})
        return self._wait(lambda m: m.get("id") == self._number and "method" not in m)["result"]

    def _wait(self, wanted):
        while True:
            message = self._inbox.get(timeout=PATIENCE)
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                self._published.setdefault(params["uri"], []).append(params["diagnostics"])
            if wanted(message):
                assert "error" not in message, message
                return message

    def open(self, path: Path, text: str, language: str = "yaml") -> list:
        """Open a text and give its findings."""
        document = {"uri": path.as_uri(), "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return self.findings(path)

    def type(self, path: Path, text: str, version: int = 2) -> None:
        """Replace the text of an open file."""
        document = {"uri": path.as_uri(), "version": version}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def close(self, path: Path) -> None:
        """Close a file."""
        self.tell("textDocument/didClose", textDocument={"uri": path.as_uri()})

    def findings(self, path: Path) -> list:
        """Wait for the next findings of a file."""
        uri = path.as_uri()
        if not self._published.get(uri):
            self._wait(lambda m: m.get("params", {}).get("uri") == uri)
        return self._published[uri].pop(0)

    def at(self, method: str, path: Path, line: int, character: int, **more):
        """Ask about a place, 0-based."""
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": path.as_uri()},
            position={"line": line, "character": character},
            **more,
        )

    def actions(self, path: Path, where: dict, diagnostics=(), only=None) -> list:
        """Ask for code actions in a range."""
        context = {"diagnostics": list(diagnostics), **({"only": only} if only else {})}
        return self.ask(
            "textDocument/codeAction",
            textDocument={"uri": path.as_uri()},
            range=where,
            context=context,
        )


def applied(text: str, edits: list[dict]) -> str:
    """Apply the edits of an action as an editor counting in UTF-16 does."""
    units = text.encode("utf-16-le")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode("utf-16-le")) // 2)

    def place(position: dict) -> int:
        return 2 * (starts[position["line"]] + position["character"])

    for edit in sorted(edits, key=lambda e: -place(e["range"]["start"])):
        first, last = (place(edit["range"][key]) for key in ("start", "end"))
        units = units[:first] + edit["newText"].encode("utf-16-le") + units[last:]
    return units.decode("utf-16-le")

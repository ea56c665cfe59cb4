// Starts `lint lsp` for the open folder and connects VS Code with it.
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["yaml", "markdown"];
let client;

/** The command of the settings, else the folder's own linter, else the one on the path. */
function command(folder) {
  const set = vscode.workspace.getConfiguration("makegood").get("command", []);
  if (set.length > 0) return set;
  const own = process.platform === "win32" ? "Scripts/lint.exe" : "bin/lint";
  const local = path.join(folder, ".venv", own);
  return [fs.existsSync(local) ? local : "lint"];
}

async function start() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) return;
  const [program, ...rest] = command(folder);
  const run = { command: program, args: [...rest, "lsp"], options: { cwd: folder } };
  client = new LanguageClient("makegood", "Makegood lint", run, {
    documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const hint = "Install the linter (make setup), or set makegood.command.";
    void vscode.window.showErrorMessage(`Can't start ${program}: ${error.message}. ${hint}`);
  }
}

async function stop() {
  await client?.stop();
  client = undefined;
}

async function activate(context) {
  const restart = async () => (await stop(), start());
  context.subscriptions.push(vscode.commands.registerCommand("makegood.restart", restart));
  await start();
}

module.exports = { activate, deactivate: stop };

// Makes one small style sheet of several. What is wanted comes as JSON on standard input:
// {modules, entry, known, own, asked}: the folder node_modules; a sheet that imports the others;
// the classes that pages have; how names of classes begin that are all kept; the names of values
// that scripts ask for. The sheet goes to standard output.

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"

// The oldest browsers that know how to choose an element by what is in it, as the theme does.
const safari = (15 << 16) | (4 << 8)
const targets = { chrome: 105 << 16, edge: 105 << 16, firefox: 121 << 16, safari, ios_saf: safari }

const { modules, entry, known, own, asked } = JSON.parse(readFileSync(0, "utf8"))
const { bundle, transform } = createRequire(join(modules, "/"))("lightningcss")

const namesIn = (sheet, pattern) => [...new Set(Array.from(sheet.matchAll(pattern), found => found[1].replaceAll("\\", "")))]
const text = ({ code }) => new TextDecoder().decode(code)
const without = (sheet, unusedSymbols) =>
  text(transform({ filename: entry, code: new TextEncoder().encode(sheet), minify: true, targets, unusedSymbols }))

let sheet = text(bundle({ filename: entry, minify: true, targets }))
const classes = new Set(known)
sheet = without(sheet, namesIn(sheet, /\.((?:[\w-]|\\.)+)/g).filter(name => !classes.has(name) && !name.startsWith(own)))
// Then the values that only those rules asked for: drawings of marks, for the most part.
const values = new Set([...asked, ...namesIn(sheet, /var\((--[\w-]+)/g)])
sheet = without(sheet, namesIn(sheet, /(?<![\w-])(--[\w-]+):/g).filter(name => !values.has(name)))
process.stdout.write(sheet)

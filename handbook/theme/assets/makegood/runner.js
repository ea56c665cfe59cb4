/** Run the automaton of one pattern over the signs of a sentence: the twin of lint/runner.py. */

export const ANY = -1;

const BEGIN = -2, END = -3, ASK = -4;
const MOST_STEPS = 2000;

/** Put a value into the list that a map holds for a key. */
export const add = (map, key, value) => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** States of the automaton that are possible at one place; remembers where each sign leads. */
class Row {
  constructor(states, accepts) {
    this.states = states;
    this.accepts = accepts;
    this.after = new Map();
    this.ends = [null, null];  // whether it accepts at the end of a sentence, and of a question
  }
}

/** One compiled pattern, ready to run. */
export class Runner {
  constructor([rule, unless, arcs, accepting, shortest]) {
    Object.assign(this, { rule, unless, shortest });
    this.accepting = new Set(accepting);
    this.arcs = arcs.map((row) => {
      const moves = new Map();
      for (const [label, after] of row) add(moves, label, after);
      return moves;
    });
    this.forget();
  }

  forget() {
    this.rows = new Map();
    this.steps = 0;
    this.inside = this.row(new Set([0]));
    this.opening = this.row(this.pass(new Set([0]), BEGIN));
  }

  /** Labels of what may come first, anywhere or at the beginning of a sentence. */
  first(opening) {
    const row = opening ? this.opening : this.inside;
    return [...row.states].flatMap((state) => [...this.arcs[state].keys()]);
  }

  /** Whether two signs, of which the second may be missing, may be what a match begins with. */
  mayBegin(sign, next, opening) {
    const row = this.after(opening ? this.opening : this.inside, sign);
    return row.states.size > 0 && (!next || row.accepts || this.after(row, next).states.size > 0);
  }

  /** Half-open spans in signs, at most one for each place to start. */
  find(sentence, asks) {
    const found = [];
    for (let start = 0; start < sentence.length; start++) {
      const end = this.run(sentence, start, asks);
      if (end > start) found.push([start, end]);
    }
    return found;
  }

  /** The end of the match that begins at a place, or -1. */
  run(sentence, start, asks) {
    if (this.steps > MOST_STEPS) this.forget();
    let row = start ? this.inside : this.opening;
    let end = -1;
    for (let place = start; place < sentence.length; ) {
      row = this.after(row, sentence[place]);
      if (!row.states.size) return end;
      place++;
      if (row.accepts || (place === sentence.length && this.closes(row, asks))) {
        end = place;
        if (this.shortest) return end;
      }
    }
    return end;
  }

  after(row, sign) {
    return row.after.get(sign) ?? this.step(row, sign);
  }

  step(row, sign) {
    const states = new Set();
    for (const state of row.states) {
      const moves = this.arcs[state];
      for (const next of moves.get(ANY) ?? []) states.add(next);
      for (const label of sign) for (const next of moves.get(label) ?? []) states.add(next);
    }
    const after = this.row(states);
    row.after.set(sign, after);
    this.steps++;
    return after;
  }

  /** The row of some states, always the same object. */
  row(states) {
    const name = [...states].sort().join();
    if (!this.rows.has(name)) this.rows.set(name, new Row(states, this.accepted(states)));
    return this.rows.get(name);
  }

  closes(row, asks) {
    const which = Number(asks);
    if (row.ends[which] === null) {
      const states = this.pass(new Set(row.states), END);
      row.ends[which] = this.accepted(asks ? this.pass(states, ASK) : states);
    }
    return row.ends[which];
  }

  accepted(states) {
    return [...states].some((state) => this.accepting.has(state));
  }

  pass(states, edge) {
    for (const state of [...states])
      for (const next of this.arcs[state].get(edge) ?? []) states.add(next);
    return states;
  }
}

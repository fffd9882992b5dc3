//! The suffix tables → a forward automaton over letters, and the list of arcs that names the steps.
//!
//! Because every vowel of a suffix follows from the last one before it, the tables expand into letters from
//! each start (chain × vowel class × ending). The automaton is made deterministic with the least cost of all
//! chains that spell the same letters, then minimised.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::codes::CODES;
use crate::lines;
use crate::shape::{ENDINGS, Ending, VOWELS, spell};
use crate::stem::CHAINS;

/// The highest cost that is told apart; a bound, so that the automaton stays finite.
const MOST: u8 = 15;

struct Arc {
    from: usize,
    to: usize,
    shape: String,
    name: String,
    cost: u8,
}

#[derive(Default)]
struct Table {
    names: Vec<String>,
    arcs: Vec<Arc>,
    ends: Vec<Option<u8>>,
}

impl Table {
    fn state(&mut self, name: &str) -> usize {
        if let Some(at) = self.names.iter().position(|known| known == name) {
            return at;
        }
        self.names.push(name.to_owned());
        self.ends.push(None);
        self.names.len() - 1
    }
}

/// Reads the tables and writes `suffixes.rs`, `dfa.bin` and `accept.bin`.
pub fn compile(data: &Path, out: &Path) -> Result<(), String> {
    let mut table = Table::default();
    for file in ["suffixes-noun.txt", "suffixes-verb.txt"] {
        for line in lines::read(&data.join(file), true)? {
            row(&line.text, &mut table).map_err(|error| line.error(error))?;
        }
    }
    for (at, name) in table.names.iter().enumerate() {
        if table.ends[at].is_none() && !table.arcs.iter().any(|arc| arc.from == at) {
            return Err(format!("suffix tables: nothing leaves the state {name} and it is no end"));
        }
    }
    let mut starts = Vec::new();
    for (_, name) in CHAINS {
        let at = table.names.iter().position(|known| known == name);
        starts.push(at.ok_or_else(|| format!("suffix tables: no start state {name}"))?);
    }
    let automaton = Automaton::expand(&table, &starts)?;
    let dfa = automaton.determinise().minimise();
    let mut bytes = Vec::new();
    for row in &dfa.rows {
        bytes.extend(row.iter().flat_map(|to| to.to_le_bytes()));
    }
    lines::write(&out.join("dfa.bin"), &bytes)?;
    lines::write(&out.join("accept.bin"), &dfa.accept)?;
    lines::write(&out.join("suffixes.rs"), source(&table, &starts, &dfa, data)?.as_bytes())
}

fn row(text: &str, table: &mut Table) -> Result<(), String> {
    let mut fields: Vec<&str> = text.split_whitespace().collect();
    let mut cost = 0;
    if let Some(last) = fields.last().and_then(|last| last.strip_prefix('+')) {
        cost = last.parse().map_err(|_| "the cost is no number".to_owned())?;
        fields.pop();
    }
    match fields.as_slice() {
        ["arc", from, to, shape, name] => {
            if let Some(wrong) =
                shape.chars().find(|c| !"AIK()[]-".contains(*c) && crate::codes::code(*c) == 0)
            {
                return Err(format!("`{wrong}` stands for no letter"));
            }
            let to = table.state(to);
            for from in from.split(',') {
                let from = table.state(from);
                table.arcs.push(Arc { from, to, shape: (*shape).to_owned(), name: (*name).to_owned(), cost });
            }
        }
        ["end", states @ ..] => {
            for state in states {
                let at = table.state(state);
                table.ends[at] = Some(cost);
            }
        }
        _ => return Err("neither `arc FROM TO shape name` nor `end STATE…`".to_owned()),
    }
    Ok(())
}

/// The table expanded into letters; still with choices and empty steps.
#[derive(Default)]
struct Automaton {
    letters: Vec<Vec<(u8, usize, u8)>>,
    empty: Vec<Vec<(usize, u8)>>,
    accept: Vec<Option<u8>>,
    starts: Vec<usize>,
}

impl Automaton {
    fn node(&mut self) -> usize {
        self.letters.push(Vec::new());
        self.empty.push(Vec::new());
        self.accept.push(None);
        self.letters.len() - 1
    }

    fn expand(table: &Table, starts: &[usize]) -> Result<Automaton, String> {
        let mut automaton = Automaton::default();
        let mut known: HashMap<(usize, usize, usize), usize> = HashMap::new();
        let mut work = Vec::new();
        for start in starts {
            for class in VOWELS {
                for ending in ENDINGS {
                    let node = automaton.node();
                    known.insert((*start, class as usize, ending as usize), node);
                    work.push((*start, class, ending, node));
                    automaton.starts.push(node);
                }
            }
        }
        while let Some((state, class, ending, node)) = work.pop() {
            if ending != Ending::Soft {
                automaton.accept[node] = table.ends[state];
            }
            for arc in table.arcs.iter().filter(|arc| arc.from == state) {
                let Some(spelled) = spell(&arc.shape, class, ending) else { continue };
                for spelled in [Some(spelled), spelled.softened().filter(|_| !spelled.letters().is_empty())] {
                    let Some(spelled) = spelled else { continue };
                    let key = (arc.to, spelled.class as usize, spelled.ending as usize);
                    let target = *known.entry(key).or_insert_with(|| {
                        let target = automaton.letters.len();
                        automaton.letters.push(Vec::new());
                        automaton.empty.push(Vec::new());
                        automaton.accept.push(None);
                        work.push((arc.to, spelled.class, spelled.ending, target));
                        target
                    });
                    let mut at = node;
                    let mut cost = arc.cost;
                    let Some((last, before)) = spelled.letters().split_last() else {
                        automaton.empty[node].push((target, cost));
                        continue;
                    };
                    for letter in before {
                        let next = automaton.node();
                        automaton.letters[at].push((*letter, next, cost));
                        at = next;
                        cost = 0;
                    }
                    automaton.letters[at].push((*last, target, cost));
                }
            }
        }
        Ok(automaton)
    }

    /// The least cost of each node that empty steps reach, in the order of the nodes.
    fn close(&self, seeds: &[(usize, u8)]) -> Vec<(usize, u8)> {
        let mut least: HashMap<usize, u8> = HashMap::new();
        let mut work: Vec<(usize, u8)> = seeds.to_vec();
        while let Some((node, cost)) = work.pop() {
            let known = least.entry(node).or_insert(u8::MAX);
            if *known <= cost {
                continue;
            }
            *known = cost;
            work.extend(self.empty[node].iter().map(|(to, more)| (*to, cost.saturating_add(*more))));
        }
        let mut set: Vec<(usize, u8)> = least.into_iter().collect();
        set.sort_unstable();
        set
    }

    fn determinise(&self) -> Dfa {
        let mut dfa = Dfa { rows: vec![[0; CODES]], accept: vec![0], starts: Vec::new() };
        let mut known: HashMap<Vec<(usize, u8)>, u16> = HashMap::new();
        let mut work: Vec<(Vec<(usize, u8)>, u16)> = Vec::new();
        let mut number = |set: Vec<(usize, u8)>, dfa: &mut Dfa, work: &mut Vec<_>| -> u16 {
            if let Some(at) = known.get(&set) {
                return *at;
            }
            let at = dfa.rows.len() as u16;
            let cost = set.iter().filter_map(|(node, cost)| self.accept[*node].map(|more| more + cost)).min();
            dfa.rows.push([0; CODES]);
            dfa.accept.push(cost.map_or(0, |cost| cost.min(MOST) + 1));
            known.insert(set.clone(), at);
            work.push((set, at));
            at
        };
        for start in &self.starts {
            let set = self.close(&[(*start, 0)]);
            let at = number(set, &mut dfa, &mut work);
            dfa.starts.push(at);
        }
        while let Some((set, at)) = work.pop() {
            for code in 1..CODES {
                let mut seeds = Vec::new();
                for (node, cost) in &set {
                    for (letter, to, more) in &self.letters[*node] {
                        if usize::from(*letter) == code {
                            seeds.push((*to, cost.saturating_add(*more).min(MOST)));
                        }
                    }
                }
                if !seeds.is_empty() {
                    let set = self.close(&seeds);
                    let to = number(set, &mut dfa, &mut work);
                    dfa.rows[usize::from(at)][code] = to;
                }
            }
        }
        dfa
    }
}

/// State 0 is where no chain goes on. `accept` holds the cost plus one, 0 where no chain ends.
struct Dfa {
    rows: Vec<[u16; CODES]>,
    accept: Vec<u8>,
    starts: Vec<u16>,
}

impl Dfa {
    /// Merges states that no rest of a word tells apart (Moore's refinement).
    fn minimise(&self) -> Dfa {
        let mut block: Vec<u16> = self.accept.iter().map(|cost| u16::from(*cost)).collect();
        let mut count = 0;
        loop {
            let mut seen: HashMap<(u16, Vec<u16>), u16> = HashMap::new();
            let mut next = Vec::with_capacity(block.len());
            for (at, row) in self.rows.iter().enumerate() {
                let key = (block[at], row.iter().map(|to| block[usize::from(*to)]).collect());
                let fresh = seen.len() as u16;
                next.push(*seen.entry(key).or_insert(fresh));
            }
            block = next;
            if seen.len() == count {
                break;
            }
            count = seen.len();
        }
        let mut rows = vec![[0; CODES]; count];
        let mut accept = vec![0; count];
        for (at, row) in self.rows.iter().enumerate() {
            let to = usize::from(block[at]);
            accept[to] = self.accept[at];
            for (code, target) in row.iter().enumerate() {
                rows[to][code] = block[usize::from(*target)];
            }
        }
        let starts = self.starts.iter().map(|at| block[usize::from(*at)]).collect();
        Dfa { rows, accept, starts }
    }
}

/// The arcs and starts as Rust, and the derivations with them.
fn source(table: &Table, starts: &[usize], dfa: &Dfa, data: &Path) -> Result<String, String> {
    let mut text = String::new();
    let fail = |error: std::fmt::Error| error.to_string();
    writeln!(text, "pub(super) static STARTS: [u16; {}] = {:?};", dfa.starts.len(), dfa.starts)
        .map_err(fail)?;
    writeln!(text, "pub(super) static FIRST: [u16; {}] = {starts:?};", starts.len()).map_err(fail)?;
    let ends: Vec<u8> = table.ends.iter().map(|end| end.map_or(0, |cost| cost + 1)).collect();
    writeln!(text, "pub(super) static ENDS: [u8; {}] = {ends:?};", ends.len()).map_err(fail)?;
    writeln!(text, "pub(super) static ARCS: [Arc; {}] = [", table.arcs.len()).map_err(fail)?;
    for Arc { from, to, shape, name, cost } in &table.arcs {
        writeln!(text, "Arc {{ from: {from}, to: {to}, shape: {shape:?}, name: {name:?}, cost: {cost} }},")
            .map_err(fail)?;
    }
    writeln!(text, "];\npub(super) static DERIVATIONS: &[(bool, Pos, &str)] = &[").map_err(fail)?;
    for line in lines::read(&data.join("derivations.txt"), true)? {
        let fields: Vec<&str> = line.text.split_whitespace().collect();
        let [from @ ("N" | "V"), to, shape] = fields.as_slice() else {
            return Err(line.error("needs `N or V`, a part of speech and a shape"));
        };
        let pos = match *to {
            "n" => "Noun",
            "adj" => "Adjective",
            "v" => "Verb",
            _ => return Err(line.error("makes n, adj or v")),
        };
        writeln!(text, "({}, Pos::{pos}, {shape:?}),", *from == "V").map_err(fail)?;
    }
    writeln!(text, "];\npub(super) static NAME_ENDS: &[&[u8]] = &[").map_err(fail)?;
    for line in lines::read(&data.join("name-endings.txt"), true)? {
        let codes = crate::codes::encode(&line.text);
        if codes.contains(&0) {
            return Err(line.error("letters outside the alphabet"));
        }
        writeln!(text, "&{codes:?},").map_err(fail)?;
    }
    text.push_str("];\n");
    Ok(text)
}

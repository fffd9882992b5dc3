//! The lexicon's files as text, for tests that hold for every headword.

/// Every file of the lexicon.
pub const FILES: [&str; 20] = [
    include_str!("data/lexicon/abbr.txt"),
    include_str!("data/lexicon/family.txt"),
    include_str!("data/lexicon/function.txt"),
    include_str!("data/lexicon/given.txt"),
    include_str!("data/lexicon/names-other.txt"),
    include_str!("data/lexicon/peoples.txt"),
    include_str!("data/lexicon/places.txt"),
    include_str!("data/lexicon/verbs.txt"),
    include_str!("data/lexicon/words-a-b.txt"),
    include_str!("data/lexicon/words-c-d.txt"),
    include_str!("data/lexicon/words-e-f.txt"),
    include_str!("data/lexicon/words-g-h.txt"),
    include_str!("data/lexicon/words-k.txt"),
    include_str!("data/lexicon/words-l-n.txt"),
    include_str!("data/lexicon/words-o-r.txt"),
    include_str!("data/lexicon/words-q.txt"),
    include_str!("data/lexicon/words-s.txt"),
    include_str!("data/lexicon/words-t.txt"),
    include_str!("data/lexicon/words-u-z.txt"),
    include_str!("data/lexicon/words-x-j.txt"),
];

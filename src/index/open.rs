//! A published generation → a searcher over it.

use tantivy::collector::TopDocs;
use tantivy::directory::CompositeFile;
use tantivy::index::SegmentComponent;
use tantivy::query::TermQuery;
use tantivy::schema::{Field, IndexRecordOption, TantivyDocument, Value};
use tantivy::{DocAddress, Index, ReloadPolicy, Searcher, Term};

use super::directory::ReadOnly;
use super::manifest::Manifest;
use super::schema::{Fields, register, schema};
use super::store::Store;
use crate::chronicle::event::Event;
use crate::error::{Error, Result};
use crate::lang::filter::AzTokenizer;
use crate::lang::foreign::Lang;

/// An index opened for reading. It stays on its generation as long as it lives.
pub struct OpenIndex {
    /// What the generation consists of.
    pub manifest: Manifest,
    /// The fields.
    pub fields: Fields,
    /// The engine's view of the generation.
    pub searcher: Searcher,
    /// The chain that analysed its text, for queries.
    pub chain: AzTokenizer,
    /// The languages whose stems it holds beside Azerbaijani lemmas.
    pub languages: Vec<Lang>,
    /// The fields of lemmas that any event has: most chronicles give no titles.
    pub lemma_fields: Vec<Field>,
}

impl OpenIndex {
    /// Opens the generation in force. Writes nothing, so the folder may be read-only.
    ///
    /// # Errors
    /// Those of [`Store::current`], and [`Error::Damaged`] where the engine cannot read its files.
    pub fn open(store: &Store, chain: AzTokenizer) -> Result<OpenIndex> {
        let generation = store.current()?;
        let damaged = |what: String| Error::Damaged { dir: store.dir().to_path_buf(), what };
        let directory = ReadOnly::open(&generation.dir).map_err(|refused| damaged(refused.to_string()))?;
        let index = Index::open(directory).map_err(|refused| damaged(refused.to_string()))?;
        let (expected, fields) = schema();
        if index.schema() != expected {
            return Err(damaged("its fields are not those of this format".into()));
        }
        register(&index, chain.clone());
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|refused: tantivy::TantivyError| damaged(refused.to_string()))?;
        let searcher = reader.searcher();
        let lemma_fields = filled(&searcher, &[fields.text, fields.title])
            .map_err(|refused| damaged(refused.to_string()))?;
        let languages =
            languages(&searcher, &lemma_fields).map_err(|refused| damaged(refused.to_string()))?;
        Ok(OpenIndex { manifest: generation.manifest, fields, searcher, chain, languages, lemma_fields })
    }

    /// Reads a stored event.
    pub fn event(&self, address: DocAddress) -> Result<Event> {
        let document: TantivyDocument =
            self.searcher.doc(address).map_err(Error::engine("read a stored event"))?;
        let json = document.get_first(self.fields.event).and_then(|value| value.as_str()).unwrap_or_default();
        serde_json::from_str(json).map_err(Error::engine("read a stored event"))
    }

    /// The event whose id is `id`, or the only one whose id begins so.
    ///
    /// # Errors
    /// [`Error::NoSuchEvent`], [`Error::AmbiguousId`].
    pub fn find(&self, id: &str) -> Result<DocAddress> {
        /// How many ids an ambiguous beginning is answered with.
        const EXAMPLES: usize = 5;
        let mut ids: Vec<String> = Vec::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.id).map_err(Error::engine("read the ids"))?;
            let range = inverted.terms().range().ge(id.as_bytes());
            let mut terms = range.into_stream().map_err(Error::engine("read the ids"))?;
            while terms.advance() && terms.key().starts_with(id.as_bytes()) && ids.len() <= EXAMPLES {
                ids.push(String::from_utf8_lossy(terms.key()).into_owned());
            }
        }
        let exact = ids.iter().any(|found| found == id);
        match ids.as_slice() {
            [] => Err(Error::NoSuchEvent { id: id.to_string() }),
            [only] => self.address(only),
            _ if exact => self.address(id),
            several => {
                let examples = several.iter().take(EXAMPLES).cloned().collect();
                Err(Error::AmbiguousId { id: id.to_string(), examples })
            }
        }
    }

    fn address(&self, id: &str) -> Result<DocAddress> {
        let query = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let top = self
            .searcher
            .search(&query, &TopDocs::with_limit(1).order_by_score())
            .map_err(Error::engine("look an id up"))?;
        top.first().map(|(_, address)| *address).ok_or_else(|| Error::NoSuchEvent { id: id.to_string() })
    }
}

/// Those of the fields that have a term. The engine makes up a dictionary for an empty one each time it is asked, at
/// the price of a whole search.
fn filled(searcher: &Searcher, fields: &[Field]) -> tantivy::Result<Vec<Field>> {
    let mut found = Vec::new();
    for segment in searcher.segment_readers() {
        let dictionaries = CompositeFile::open(&segment.open_read(SegmentComponent::Terms)?)?;
        found.extend(fields.iter().filter(|field| dictionaries.open_read(**field).is_some()));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The languages other than Azerbaijani that have a term in the fields.
fn languages(searcher: &Searcher, fields: &[Field]) -> tantivy::Result<Vec<Lang>> {
    let mut found = Vec::new();
    for language in Lang::FOREIGN {
        let prefix = language.prefix();
        for (segment, field) in
            searcher.segment_readers().iter().flat_map(|one| fields.iter().map(move |field| (one, *field)))
        {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().range().ge(prefix).into_stream()?;
            if stream.advance() && stream.key().starts_with(prefix.as_bytes()) {
                found.push(language);
                break;
            }
        }
    }
    Ok(found)
}

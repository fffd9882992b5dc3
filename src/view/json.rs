//! Hits, events and analyses as scripts read them. Keys are only added within a version of a schema.

use serde_json::{Map, Value, json};

use super::words::{Speech, notice};
use crate::chronicle::event::{Event, EventDate, display_title};
use crate::date::event_dates;
use crate::lang::morph::Parse;
use crate::query::Notice;
use crate::search::page::{Hit, Mark, Page};

/// The whole page as one object.
pub fn page(page: &Page, typed: &str, explain: bool, speech: Speech) -> Value {
    let hits: Vec<Value> = page.hits.iter().map(|found| hit(found, explain)).collect();
    json!({
        "schema": "salname.search/1",
        "query": query(page, typed, speech),
        "total": page.total,
        "hits": hits,
    })
}

/// The last line of a list of hits: what the hits themselves do not say.
pub fn end(page: &Page, typed: &str, speech: Speech) -> Value {
    json!({
        "schema": "salname.search/1",
        "end": true,
        "query": query(page, typed, speech),
        "total": page.total,
    })
}

fn query(page: &Page, typed: &str, speech: Speech) -> Value {
    let notices: Vec<Value> = page.notices.iter().map(|found| notice_object(found, speech)).collect();
    json!({ "typed": typed, "read_as": page.read_as, "notices": notices })
}

fn notice_object(found: &Notice, speech: Speech) -> Value {
    json!({ "code": found.code(), "text": notice(found, speech) })
}

/// One hit.
pub fn hit(hit: &Hit, explain: bool) -> Value {
    let mut object = Map::new();
    object.insert("rank".into(), json!(hit.rank));
    object.insert("id".into(), json!(hit.event.id));
    object.insert("score".into(), json!(hit.score));
    describe(&hit.event, &mut object);
    let snippet = json!({
        "text": hit.snippet.text,
        "marks": marks(&hit.snippet.marks),
    });
    object.insert("snippet".into(), snippet);
    object.insert("title_marks".into(), marks(&hit.title_marks));
    object.insert("date_marks".into(), marks(&hit.date_marks));
    if explain {
        let parts: Vec<Value> =
            hit.parts.iter().map(|part| json!({ "name": part.name, "value": part.value })).collect();
        object.insert("parts".into(), Value::Array(parts));
    }
    Value::Object(object)
}

fn marks(marks: &[Mark]) -> Value {
    marks
        .iter()
        .map(|mark| json!({ "from": mark.from, "to": mark.to, "text": mark.text, "why": mark.why.name() }))
        .collect()
}

/// The keys that a hit and a shown event share.
fn describe(event: &Event, object: &mut Map<String, Value>) {
    object.insert("title".into(), json!(display_title(event)));
    object.insert("date".into(), event.date.as_ref().map_or(Value::Null, date));
    for (key, value) in [
        ("source", json!(event.source)),
        ("section", json!(event.section)),
        ("page", json!(event.page)),
        ("file", json!(event.file)),
        ("line", json!(event.line)),
        ("line_end", json!(event.line_end)),
        ("lang", json!(event.lang)),
        ("extra", Value::Object(event.extra.clone())),
    ] {
        object.insert(key.into(), value);
    }
}

fn date(date: &EventDate) -> Value {
    json!({
        "text": date.text,
        "from": date.span.from.to_string(),
        "to": date.span.to.to_string(),
        "precision": date.span.precision.name(),
        "calendar": date.span.calendar.name(),
    })
}

/// One event, whole, with its neighbours in time.
pub fn event(event: &Event, before: &[Event], after: &[Event]) -> Value {
    let mut object = Map::new();
    object.insert("schema".into(), json!("salname.show/1"));
    object.insert("id".into(), json!(event.id));
    describe(event, &mut object);
    object.insert("text".into(), json!(event.text));
    let neighbours = |events: &[Event]| -> Value {
        let brief = |event: &Event| {
            json!({
                "id": event.id,
                "date": event.date.as_ref().map_or(Value::Null, date),
                "title": display_title(event),
            })
        };
        events.iter().map(brief).collect()
    };
    object.insert("before".into(), neighbours(before));
    object.insert("after".into(), neighbours(after));
    Value::Object(object)
}

/// One event as `events --format jsonl` gives it.
pub fn split_event(event: &Event) -> Value {
    let (start, end) = match &event.date {
        Some(date) => {
            let (start, end) = event_dates(&date.span);
            (Some(start), end)
        }
        None => (None, None),
    };
    json!({
        "id": event.id,
        "date_start": start,
        "date_end": end,
        "date_text": event.date.as_ref().map(|date| &date.text),
        "precision": event.date.as_ref().map_or("none", |date| date.span.precision.name()),
        "calendar": event.date.as_ref().map_or("gregorian", |date| date.span.calendar.name()),
        "title": display_title(event),
        "text": event.text,
        "section": event.section,
        "page": event.page,
        "lang": event.lang,
        "source": event.source,
        "file": event.file,
        "line": event.line,
        "line_end": event.line_end,
        "extra": event.extra,
    })
}

/// One analysed word. `from` and `to` count characters of the text.
pub fn token(surface: &str, from: usize, to: usize, unified: &str, folded: &str, parses: &[Parse]) -> Value {
    let lemmas: Vec<Value> = parses
        .iter()
        .map(|parse| {
            let suffixes: Vec<Value> = parse
                .suffixes
                .iter()
                .map(|suffix| json!({ "spelled": suffix.spelled, "name": suffix.name }))
                .collect();
            json!({ "lemma": parse.lemma, "pos": parse.pos.name(), "suffixes": suffixes, "known": parse.known })
        })
        .collect();
    json!({ "text": surface, "from": from, "to": to, "unified": unified, "lemmas": lemmas, "folded": folded })
}

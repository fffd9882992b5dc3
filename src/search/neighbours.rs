//! An event → the events just before and after it in time.

use tantivy::DocAddress;

use crate::chronicle::event::Event;
use crate::date::Day;
use crate::error::{Error, Result};
use crate::index::open::OpenIndex;

/// The neighbours in time, one on either side where there is one; none for an undated event. Events of one day
/// stand in the order of their ids.
pub fn neighbours(event: &Event, index: &OpenIndex) -> Result<(Vec<Event>, Vec<Event>)> {
    let Some(own) = event.date.as_ref().map(|date| date.span.from) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let mut same = Days::default();
    let mut earlier = Days::default();
    let mut later = Days::default();
    for (ordinal, segment) in index.searcher.segment_readers().iter().enumerate() {
        let days = segment.fast_fields().i64("day_from").map_err(Error::engine("read the days"))?;
        for doc in 0..segment.max_doc() {
            let Some(day) = days.first(doc).map(Day) else { continue };
            let address = DocAddress::new(ordinal as u32, doc);
            if day == own {
                same.add(day, address, |_, _| false);
            } else if day < own {
                earlier.add(day, address, |new, old| new > old);
            } else {
                later.add(day, address, |new, old| new < old);
            }
        }
    }
    let same = same.events(index)?;
    let before = same.iter().rev().find(|other| other.id < event.id).cloned();
    let after = same.iter().find(|other| other.id > event.id).cloned();
    let before = match before {
        Some(found) => Some(found),
        None => earlier.events(index)?.pop(),
    };
    let after = match after {
        Some(found) => Some(found),
        None => later.events(index)?.into_iter().next(),
    };
    Ok((before.into_iter().collect(), after.into_iter().collect()))
}

/// The events of one day.
#[derive(Default)]
struct Days {
    day: Option<Day>,
    events: Vec<DocAddress>,
}

impl Days {
    /// Adds an event of the day in hand; a day that is `nearer` takes its place.
    fn add(&mut self, day: Day, address: DocAddress, nearer: impl Fn(Day, Day) -> bool) {
        match self.day {
            Some(old) if old == day => self.events.push(address),
            Some(old) if !nearer(day, old) => {}
            _ => {
                self.day = Some(day);
                self.events = vec![address];
            }
        }
    }

    fn events(self, index: &OpenIndex) -> Result<Vec<Event>> {
        let mut events: Vec<Event> =
            self.events.into_iter().map(|address| index.event(address)).collect::<Result<_>>()?;
        events.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(events)
    }
}

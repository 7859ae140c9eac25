//! XML as small trees, one for each entry: no entities but the five of the specification, no depth, no surprises.

use crate::FormatError;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// The longest list, in bytes. The whole UN list has 2.5 MB.
pub(crate) const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most entries of a file. The largest public lists have some 20,000.
pub(crate) const MAX_ENTRIES: usize = 200_000;
/// How deep elements may lie in each other. The UN list has five.
const MAX_DEPTH: usize = 16;

/// An element with its text and what is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// The text of the first child of this name, without surrounding space, if there is any.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).map(|c| c.text.trim()).find(|t| !t.is_empty())
    }
    /// The children of this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |c| c.name == name)
    }
}

/// Calls `entry` with each element at depth 3 (root, section, entry) and its number within its section.
pub(crate) fn entries(bytes: &[u8], root: &'static str, mut entry: impl FnMut(Element, usize)) -> Result<(), FormatError> {
    if bytes.len() > MAX_BYTES {
        return Err(FormatError::TooLong { limit: MAX_BYTES, found: bytes.len() });
    }
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<Element> = Vec::new();
    let (mut numbers, mut count) = (0, 0);
    let mut complete = false;
    loop {
        let position = reader.buffer_position();
        let at = |expected, found: &str| FormatError::At { line: line_of(bytes, position), expected, found: found.to_owned() };
        match reader.read_event().map_err(|_| at("well-formed XML", "a tag, quote or comment that does not end or fit"))? {
            Event::Start(tag) => {
                if open.is_empty() && complete {
                    return Err(at("the end of the file", "a second root element"));
                }
                open.push(Element { name: name_of(tag.name().as_ref(), &at)?, ..Element::default() });
                if open.len() == 1 && open[0].name != root {
                    return Err(at(root, "another root element"));
                }
                if open.len() > MAX_DEPTH {
                    return Err(at("at most 16 elements in each other", "more"));
                }
            }
            Event::Empty(tag) => {
                let element = Element { name: name_of(tag.name().as_ref(), &at)?, ..Element::default() };
                close(element, &mut open, &mut numbers, &mut entry);
            }
            Event::End(_) => {
                // The reader has checked that the end fits a start.
                let Some(element) = open.pop() else { return Err(at("a start", "an end without one")) };
                complete = open.is_empty();
                if open.len() == 2 {
                    count += 1;
                }
                if open.len() == 1 {
                    numbers = 0;
                }
                close(element, &mut open, &mut numbers, &mut entry);
            }
            Event::Text(text) => push_text(&mut open, &text.decode().map_err(|_| at("UTF-8", "other bytes"))?),
            Event::CData(text) => push_text(&mut open, &text.decode().map_err(|_| at("UTF-8", "other bytes"))?),
            Event::GeneralRef(reference) => {
                let c = resolve(&reference).ok_or_else(|| at("one of &lt; &gt; &amp; &quot; &apos; or a character's number", "another entity"))?;
                push_text(&mut open, c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(at("a list without a document type", "one: it could define entities")),
            Event::Eof if complete => return Ok(()),
            Event::Eof => return Err(at(root, "the end of the file before its end")),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
        }
        if count > MAX_ENTRIES {
            return Err(FormatError::TooMany { limit: MAX_ENTRIES });
        }
    }
}

fn close(element: Element, open: &mut [Element], numbers: &mut usize, entry: &mut impl FnMut(Element, usize)) {
    match open.len() {
        2 => {
            *numbers += 1;
            entry(element, *numbers);
        }
        0 | 1 => {}
        _ => {
            if let Some(parent) = open.last_mut() {
                parent.children.push(element);
            }
        }
    }
}

fn push_text(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn name_of(name: &[u8], at: &impl Fn(&'static str, &str) -> FormatError) -> Result<String, FormatError> {
    std::str::from_utf8(name).map(str::to_owned).map_err(|_| at("UTF-8", "other bytes"))
}

fn resolve(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match reference.decode().ok()?.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn line_of(bytes: &[u8], position: u64) -> usize {
    let end = usize::try_from(position).unwrap_or(bytes.len()).min(bytes.len());
    bytes[..end].iter().filter(|b| **b == b'\n').count() + 1
}

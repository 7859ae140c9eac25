//! From XML to entries, one at a time. Entities are never expanded but for XML's own five; a document type is refused.

use super::IGNORED;
use super::element::Element;
use crate::error::{Error, Place};
use crate::limits::{MAX_DEPTH, MAX_ELEMENTS_PER_ENTRY, MAX_TEXT_BYTES};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use tansiq_report::SubjectKind;

/// What stands in the list, in its order.
pub(crate) enum Item {
    /// When the list says that it was made.
    Made(String),
    /// An entry, with the byte at which it begins.
    Entry { kind: SubjectKind, element: Element, byte: usize },
    /// An element outside the entries that is not known; nothing in it is read.
    Stranger(String),
}

/// A list being read.
pub(crate) struct Tree<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// The elements that are open outside an entry.
    open: Vec<String>,
    ended: bool,
}

const ROOT: &str = "CONSOLIDATED_LIST";
const EXPECTED_ROOT: &str = "the element CONSOLIDATED_LIST of a UN consolidated list";

impl<'a> Tree<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Tree { text, reader: Reader::from_str(text), open: Vec::new(), ended: false }
    }

    /// The next item, or nothing at the end of the list.
    pub(crate) fn next(&mut self) -> Result<Option<Item>, Error> {
        loop {
            let byte = self.byte();
            match self.event()? {
                Event::Start(start) => {
                    if let Some(item) = self.start(&start, byte, false)? {
                        return Ok(Some(item));
                    }
                }
                Event::Empty(start) => {
                    if let Some(item) = self.start(&start, byte, true)? {
                        return Ok(Some(item));
                    }
                }
                Event::End(_) => {
                    self.open.pop();
                    self.ended |= self.open.is_empty();
                }
                Event::Text(text) if text.trim().is_empty() => {}
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                    return Err(self.wrong(byte, "an element", "text outside an entry"));
                }
                Event::Eof if self.ended => return Ok(None),
                Event::Eof if self.open.is_empty() => {
                    return Err(self.wrong(byte, EXPECTED_ROOT, "the end of the file"));
                }
                Event::Eof => return Err(self.unfinished(byte)),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, byte: usize, empty: bool) -> Result<Option<Item>, Error> {
        let name = start.name().as_ref().to_owned();
        let open: Vec<&str> = self.open.iter().map(String::as_str).collect();
        let item = match (open.as_slice(), name.as_str()) {
            ([], ROOT) if !self.ended => made(start),
            ([], _) => return Err(self.wrong(byte, EXPECTED_ROOT, "another element")),
            ([ROOT], "INDIVIDUALS" | "ENTITIES") => None,
            ([ROOT, "INDIVIDUALS"], "INDIVIDUAL") => {
                return self.entry(SubjectKind::Person, &name, byte, empty).map(Some);
            }
            ([ROOT, "ENTITIES"], "ENTITY") => {
                return self.entry(SubjectKind::Organisation, &name, byte, empty).map(Some);
            }
            (path, name) => {
                let path = format!("{}/{name}", path.join("/"));
                self.element(name, empty)?;
                return Ok(Some(Item::Stranger(path)));
            }
        };
        if empty {
            self.ended |= self.open.is_empty();
        } else {
            self.open.push(name);
        }
        Ok(item)
    }

    fn entry(&mut self, kind: SubjectKind, name: &str, byte: usize, empty: bool) -> Result<Item, Error> {
        let mut element = self.element(name, empty)?;
        element.children.retain(|c| !IGNORED.contains(&c.name.as_str()));
        Ok(Item::Entry { kind, element, byte })
    }

    /// Reads an element whose start was just read, to its end.
    fn element(&mut self, name: &str, empty: bool) -> Result<Element, Error> {
        let mut stack = vec![Element::named(name)];
        if empty {
            return Ok(stack.remove(0));
        }
        let mut elements = 1;
        loop {
            let byte = self.byte();
            match self.event()? {
                Event::Start(start) => {
                    elements += 1;
                    self.within(byte, stack.len() + self.open.len(), MAX_DEPTH - 1, "levels of elements")?;
                    stack.push(Element::named(start.name().as_ref()));
                }
                Event::Empty(_) => elements += 1,
                Event::End(_) => {
                    // The reader has checked that the names agree, so there is one to close.
                    let Some(done) = stack.pop() else { return Err(self.unfinished(byte)) };
                    match stack.last_mut() {
                        None => return Ok(done),
                        Some(parent) => parent.children.push(done),
                    }
                }
                Event::Text(text) => {
                    self.add(&mut stack, &text.xml_content(XmlVersion::Implicit1_0), byte)?
                }
                Event::CData(data) => {
                    self.add(&mut stack, &data.xml_content(XmlVersion::Implicit1_0), byte)?
                }
                Event::GeneralRef(reference) => {
                    let c = self.resolve(&reference, byte)?;
                    self.add(&mut stack, c.encode_utf8(&mut [0; 4]), byte)?;
                }
                Event::Eof => return Err(self.unfinished(byte)),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
            }
            self.within(byte, elements, MAX_ELEMENTS_PER_ENTRY, "elements in an entry")?;
        }
    }

    fn add(&self, stack: &mut [Element], text: &str, byte: usize) -> Result<(), Error> {
        let Some(element) = stack.last_mut() else { return Ok(()) };
        element.text.push_str(text);
        self.within(byte, element.text.len(), MAX_TEXT_BYTES, "bytes of text in an element")
    }

    fn event(&mut self) -> Result<Event<'a>, Error> {
        let byte = self.byte();
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => {
                Err(self.wrong(byte, "no document type: a list has none", "a document type declaration"))
            }
            Ok(Event::Decl(decl)) => {
                let utf8 = decl.encoding().is_none_or(|e| e.is_ok_and(|e| e.eq_ignore_ascii_case("utf-8")));
                if utf8 {
                    Ok(Event::Decl(decl))
                } else {
                    Err(self.wrong(byte, "the encoding utf-8", "another encoding"))
                }
            }
            Ok(event) => Ok(event),
            Err(e) => {
                let at = usize::try_from(self.reader.error_position()).unwrap_or(byte);
                Err(self.wrong(at.max(byte), expected(&e), "something else"))
            }
        }
    }

    fn resolve(&self, reference: &BytesRef<'_>, byte: usize) -> Result<char, Error> {
        if let Ok(Some(c)) = reference.resolve_char_ref() {
            return Ok(c);
        }
        match &**reference {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(self.wrong(
                byte,
                "one of &amp; &lt; &gt; &quot; &apos; or a character's number",
                "another reference",
            )),
        }
    }

    fn within(&self, byte: usize, found: usize, limit: usize, unit: &'static str) -> Result<(), Error> {
        if found <= limit {
            return Ok(());
        }
        Err(Error::TooMany { place: Place::of(self.text.as_bytes(), byte), limit, unit })
    }

    fn byte(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn unfinished(&self, byte: usize) -> Error {
        self.wrong(byte, "the end of every element", "the end of the file")
    }

    fn wrong(&self, byte: usize, expected: &str, found: &str) -> Error {
        Error::shape(self.text.as_bytes(), byte, expected, found)
    }
}

fn made(start: &BytesStart<'_>) -> Option<Item> {
    let attribute = start.try_get_attribute("dateGenerated").ok().flatten()?;
    Some(Item::Made(attribute.value.into_owned()))
}

/// What would have been right, in words that repeat nothing of the file.
fn expected(error: &quick_xml::Error) -> &'static str {
    use quick_xml::Error as E;
    use quick_xml::errors::IllFormedError as I;
    match error {
        E::Syntax(_) => "markup that is closed",
        E::IllFormed(I::MissingEndTag(_) | I::MismatchedEndTag { .. } | I::UnmatchedEndTag(_)) => {
            "the end of the element that was opened last"
        }
        E::IllFormed(I::UnclosedReference) => "a semicolon after a reference, or &amp; for the sign itself",
        E::IllFormed(_) | E::InvalidAttr(_) => "well-formed XML",
        E::Io(_) | E::Encoding(_) | E::Escape(_) | E::Namespace(_) => "XML in UTF-8",
    }
}

//! One element of an entry with everything below it. What is read is taken out; what is left was not understood.

/// An element: its text and the elements in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    pub(crate) fn named(name: &str) -> Self {
        Element { name: name.to_owned(), ..Element::default() }
    }

    /// The first element of this name, taken out: its text, or nothing where there is none.
    pub(crate) fn take(&mut self, name: &str) -> String {
        let at = self.children.iter().position(|c| c.name == name && c.children.is_empty());
        at.map(|at| self.children.remove(at).text).unwrap_or_default()
    }

    /// Every element of this name, taken out.
    pub(crate) fn take_all(&mut self, name: &str) -> Vec<Element> {
        let (taken, left) = std::mem::take(&mut self.children).into_iter().partition(|c| c.name == name);
        self.children = left;
        taken
    }

    /// The texts of the elements `VALUE` in every element of this name, taken out.
    pub(crate) fn take_values(&mut self, name: &str) -> Vec<String> {
        let mut out = Vec::new();
        for holder in &mut self.children {
            if holder.name == name {
                out.extend(holder.take_all("VALUE").into_iter().map(|v| v.text));
            }
        }
        out
    }

    /// Whether an element of this name has text.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.children.iter().any(|c| c.name == name && !c.text.trim().is_empty())
    }

    /// The paths of the elements that still have text: what nobody took.
    pub(crate) fn left(&self) -> Vec<String> {
        let mut out = Vec::new();
        self.leave(&self.name, &mut out);
        out
    }

    fn leave(&self, path: &str, out: &mut Vec<String>) {
        if !self.text.trim().is_empty() {
            out.push(path.to_owned());
        }
        for child in &self.children {
            child.leave(&format!("{path}/{}", child.name), out);
        }
    }
}

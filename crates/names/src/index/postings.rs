//! For each word of the vocabulary the names that hold it, in the order of insertion.

#[derive(Debug, Default)]
pub(super) struct Postings {
    lists: Vec<Vec<u32>>,
}

impl Postings {
    /// Words are numbered without gaps; a name is added after all names before it.
    pub(super) fn add(&mut self, word: u32, name: u32) {
        let at = word as usize;
        if at >= self.lists.len() {
            self.lists.resize_with(at + 1, Vec::new);
        }
        if self.lists[at].last() != Some(&name) {
            self.lists[at].push(name);
        }
    }

    pub(super) fn of(&self, word: u32) -> &[u32] {
        self.lists.get(word as usize).map_or(&[], Vec::as_slice)
    }
}

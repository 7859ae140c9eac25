//! Where the fields of each format stand. Places count from 0 over the whole zone, without line ends.

/// From a place up to but not including another. Where a field has a check digit, it stands at the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span(pub(super) usize, pub(super) usize);

/// The digit over the fields that have digits, and over these digits.
pub(super) struct Whole {
    pub(super) of: &'static [Span],
    pub(super) digit: usize,
}

pub(super) struct Layout {
    pub(super) name: &'static str,
    /// Characters in a line.
    line: usize,
    pub(super) number: Span,
    /// The optional data, where a long number goes on.
    pub(super) long_number: Option<Span>,
    pub(super) birth: Span,
    pub(super) expiry: Span,
    pub(super) nationality: usize,
    pub(super) name_field: Span,
    pub(super) personal: Option<Span>,
    pub(super) whole: Option<Whole>,
}

impl Layout {
    /// Line and character of a place, both from 1.
    pub(super) const fn place(&self, at: usize) -> (usize, usize) {
        (at / self.line + 1, at % self.line + 1)
    }
}

/// Doc 9303 part 5: identity cards of the size of a bank card.
static TD1: Layout = Layout {
    name: "TD1",
    line: 30,
    number: Span(5, 14),
    long_number: Some(Span(15, 30)),
    birth: Span(30, 36),
    expiry: Span(38, 44),
    nationality: 45,
    name_field: Span(60, 90),
    personal: None,
    whole: Some(Whole { of: &[Span(5, 30), Span(30, 37), Span(38, 45), Span(48, 59)], digit: 59 }),
};

/// Part 6: identity cards of the larger size.
static TD2: Layout = Layout {
    name: "TD2",
    line: 36,
    number: Span(36, 45),
    long_number: Some(Span(64, 71)),
    birth: Span(49, 55),
    expiry: Span(57, 63),
    nationality: 46,
    name_field: Span(5, 36),
    personal: None,
    whole: Some(Whole { of: &[Span(36, 46), Span(49, 56), Span(57, 71)], digit: 71 }),
};

/// Part 4: passports.
static TD3: Layout = Layout {
    name: "TD3",
    line: 44,
    number: Span(44, 53),
    long_number: None,
    birth: Span(57, 63),
    expiry: Span(65, 71),
    nationality: 54,
    name_field: Span(5, 44),
    personal: Some(Span(72, 86)),
    whole: Some(Whole { of: &[Span(44, 54), Span(57, 64), Span(65, 87)], digit: 87 }),
};

/// Part 7: visas of the size of a passport's page.
static MRV_A: Layout = Layout {
    name: "MRV-A",
    line: 44,
    number: Span(44, 53),
    long_number: None,
    birth: Span(57, 63),
    expiry: Span(65, 71),
    nationality: 54,
    name_field: Span(5, 44),
    personal: None,
    whole: None,
};

/// Part 7: smaller visas.
static MRV_B: Layout = Layout {
    name: "MRV-B",
    line: 36,
    number: Span(36, 45),
    long_number: None,
    birth: Span(49, 55),
    expiry: Span(57, 63),
    nationality: 46,
    name_field: Span(5, 36),
    personal: None,
    whole: None,
};

/// The format of so many characters; a visa says so with its first.
pub(super) fn layout_of(length: usize, first: Option<&char>) -> Option<&'static Layout> {
    match (length, first == Some(&'V')) {
        (90, _) => Some(&TD1),
        (72, false) => Some(&TD2),
        (72, true) => Some(&MRV_B),
        (88, false) => Some(&TD3),
        (88, true) => Some(&MRV_A),
        _ => None,
    }
}

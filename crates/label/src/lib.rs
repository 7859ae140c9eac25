//! Labels: levels, releasability, caveats, categories, review dates, and their order

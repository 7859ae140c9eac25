//! Whole files: what becomes of every element, what is refused, and that nothing makes a reader panic.

mod damage;
mod entities;
mod real_list;
mod un_list;
mod world;

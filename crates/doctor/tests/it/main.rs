//! The doctor beside the stand-in, in one process and without sockets.

mod calls;
mod faults;
mod hostile;
mod profile;
mod support;
mod switches;
mod trial;
mod truth;

//! department

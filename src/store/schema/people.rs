//! As [`super`]: the people who sign in, and what they sign in with.

diesel::table! {
    staff (id) {
        id -> BigInt,
        email -> Text,
        name -> Text,
        password_hash -> Nullable<Text>,
        state -> Text,
        language -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        last_sign_in_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    memberships (staff_id, department_id) {
        staff_id -> BigInt,
        department_id -> BigInt,
        role -> Text,
    }
}

diesel::table! {
    staff_tokens (token_hash) {
        token_hash -> Text,
        staff_id -> BigInt,
        purpose -> Text,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id_hash) {
        id_hash -> Text,
        staff_id -> BigInt,
        department_id -> BigInt,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
        agent -> Text,
    }
}

diesel::table! {
    typed (id) {
        id -> BigInt,
        department_id -> BigInt,
        staff_id -> BigInt,
        form -> Text,
        version -> Integer,
        text_sealed -> Binary,
        typed_at -> Timestamp,
    }
}

diesel::table! {
    second_factors (staff_id) {
        staff_id -> BigInt,
        secret_sealed -> Binary,
        since -> Timestamp,
        used_step -> BigInt,
    }
}

diesel::table! {
    recovery_codes (code_hash) {
        code_hash -> Text,
        staff_id -> BigInt,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    identity_providers (department_id) {
        department_id -> BigInt,
        issuer -> Text,
        client_id -> Text,
        secret_sealed -> Binary,
        label -> Text,
        set_at -> Timestamp,
    }
}

diesel::table! {
    identity_subjects (issuer, subject) {
        issuer -> Text,
        subject -> Text,
        staff_id -> BigInt,
        bound_at -> Timestamp,
    }
}

diesel::table! {
    identity_answers (state_hash) {
        state_hash -> Text,
        expires_at -> Timestamp,
    }
}

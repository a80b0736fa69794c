#pragma once

#include "core/access/people_service.h"

namespace homeport {

/// Somebody who reports something and has no account yet.
struct NewReporter
{
    PersonId id = {}; ///< null: any
    QString name;
    QString email = {};
    QString phone = {};
};

/// What they could be called when signing in, by what stands before the @ of the address, else by
/// the name: "jurgen.gross". Never empty, without accents and spaces.
QString loginOf(const NewReporter& reporter);

/// user.create. Makes an account with the sign-in name of loginOf(), or with a number behind it
/// where somebody has that. It has no password, so that nobody can sign in with it until they are
/// given one. Errors as of PeopleService::create().
Result<PersonId> addReporter(
    PeopleService& people, const Actor& actor, const NewReporter& reporter);

} // namespace homeport

#pragma once

#include <QString>

namespace homeport {

/// A name as it is compared with what somebody types: without case and accents, its words apart by
/// one space ("Jürgen  Groß-Weber" is "jurgen gross weber").
QString foldedName(QStringView name);

/// Whether each word of `begun` begins a word of `name`; both are folded.
bool beginsWords(const QString& begun, const QString& name);

} // namespace homeport

#pragma once

#include "core/base/enum_keys.h"
#include "ui/tickets/pick_box.h"
#include "ui/words/words.h"

namespace homeport {

// Fields as the forms over a ticket have them.

template <typename Field>
Field* named(const QString& name)
{
    auto* field = new Field;
    field->setObjectName(name);
    return field;
}

/// Every enumerator by what it is called in that field.
template <typename E>
PickBox* keyBox(const QString& name, const QString& table, const QString& field, E chosen)
{
    auto* box = named<PickBox>(name);
    for (const auto* key : EnumKeys<E>::keys) {
        const auto text = KeyWords::of(table, field, QString::fromLatin1(key));
        box->addItem(text.isEmpty() ? QString::fromLatin1(key) : text, QString::fromLatin1(key));
    }
    box->setCurrentIndex(box->findData(keyOf(chosen)));
    return box;
}

template <typename E>
E keyIn(const PickBox* box)
{
    return fromKey<E>(box->currentData().toString()).value_or(E{});
}

} // namespace homeport

#pragma once

#include "core/access/directory.h"

#include <QComboBox>

namespace homeport {

/// One of many names, found by typing any part of it.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT

public:
    /// The placeholder stands where nothing is chosen.
    explicit ChoiceBox(const QString& placeholder, QWidget* parent = nullptr);

    void setChoices(const QList<Choice>& choices);
    void choose(const QUuid& id);
    /// Nothing where the text is empty or no name.
    std::optional<QUuid> chosen() const;
};

} // namespace homeport

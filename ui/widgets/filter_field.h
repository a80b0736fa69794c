#pragma once

#include <QLineEdit>

namespace homeport {

/// A field that narrows a list. Esc empties it; only an empty one leaves the key to the page.
class FilterField final : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override;
};

} // namespace homeport

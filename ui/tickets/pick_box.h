#pragma once

#include <QComboBox>

namespace homeport {

/// A combo box that tells when its list was closed, with a choice or without, and whose letters
/// find an entry even where they are keys of the window.
class PickBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    void hidePopup() override;

signals:
    void listClosed();

protected:
    bool event(QEvent* event) override;
};

} // namespace homeport

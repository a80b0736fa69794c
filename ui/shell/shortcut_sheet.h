#pragma once

#include <QWidget>

namespace homeport {

class Actions;

/// All keys on one card (?).
class ShortcutSheet final : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutSheet(const Actions& actions);
};

} // namespace homeport

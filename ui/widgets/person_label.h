#pragma once

#include <QWidget>

class QLabel;

namespace homeport {

class Avatar;
class ElidedLabel;

/// A person in one line: avatar, name and, where it helps, a word more about them.
class PersonLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonLabel(const QString& name = {}, QWidget* parent = nullptr);

    /// Without a name the detail stands alone, for example "nobody yet".
    void setPerson(const QString& name, const QString& detail = {});
    QString name() const;

private:
    Avatar* m_avatar;
    QLabel* m_name;
    ElidedLabel* m_detail;
};

} // namespace homeport

#pragma once

#include "core/desk/desk.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace homeport {

class Meter;

/// What a new desk needs to know: whose it is, who administers it, and where it is to live.
class NewDeskForm final : public QWidget
{
    Q_OBJECT

public:
    explicit NewDeskForm(QWidget* parent = nullptr);

    /// A sentence about what is missing or will not do, with the focus on its field; empty: it is
    /// complete.
    QString fault();
    DeskSetup setup() const;
    /// A file, or an empty PostgreSQL database.
    Address address() const;

private:
    void setUpFields();
    QVBoxLayout* makeFields();
    QVBoxLayout* makePromise();
    void showTime();
    void showStrength();
    void suggestFile();

    QLineEdit* m_organization;
    QComboBox* m_timeZone;
    QLabel* m_time; ///< in that zone
    QLineEdit* m_name;
    QLineEdit* m_login;
    QLineEdit* m_password;
    QLineEdit* m_file;
    Meter* m_meter;
    QLabel* m_strength;
    bool m_isFileEdited = false;
};

/// A line of a form of the first start: the name at the left, the field beside it.
void addField(QGridLayout* grid, const QString& name, QWidget* field);
/// How wide the names of its fields are, in pixels.
constexpr int startLabelWidth = 156;
/// Where desks lie unless something else is said.
QString usualDeskFolder();

} // namespace homeport

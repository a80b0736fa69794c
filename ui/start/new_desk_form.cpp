#include "ui/start/new_desk_form.h"

#include "core/access/password.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/pill.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int meterWidth = 180;
constexpr int fairStrength = 60; // of 100

} // namespace

void addField(QGridLayout* grid, const QString& name, QWidget* field)
{
    const auto row = grid->count() == 0 ? 0 : grid->rowCount();
    auto* label = new QLabel(name);
    label->setBuddy(field);
    setStyleClass(label, u"secondary"_s);
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
}

QString usualDeskFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

NewDeskForm::NewDeskForm(QWidget* parent)
    : QWidget(parent)
    , m_organization(new QLineEdit)
    , m_timeZone(new QComboBox)
    , m_time(new QLabel)
    , m_name(new QLineEdit)
    , m_login(new QLineEdit)
    , m_password(new QLineEdit)
    , m_file(new QLineEdit)
    , m_meter(new Meter)
    , m_strength(new QLabel)
{
    setUpFields();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::largeSpace);
    layout->addLayout(makeFields(), 2);
    layout->addLayout(makePromise(), 1);
    setFocusProxy(m_organization);
    showStrength();
    suggestFile();
}

QString NewDeskForm::fault()
{
    for (auto* field : {m_organization, m_login, m_password, m_file}) {
        if (field->text().trimmed().isEmpty()) {
            field->setFocus();
            return tr("Please fill in every field.");
        }
    }
    const QStringList personal{m_login->text(), m_name->text(), m_organization->text()};
    if (passwordFaults(m_password->text(), personal).isEmpty())
        return {};
    m_password->setFocus();
    return tr("That password is too easy to guess. Take a longer one, for example four words.");
}

DeskSetup NewDeskForm::setup() const
{
    DeskSetup setup;
    setup.organization = m_organization->text().trimmed();
    setup.adminName = m_name->text().trimmed();
    setup.adminLogin = m_login->text().trimmed();
    setup.password = m_password->text();
    setup.timeZone = m_timeZone->currentText();
    return setup;
}

Address NewDeskForm::address() const
{
    const Address said{m_file->text().trimmed()};
    return said.isPostgresql() ? said : Address{QDir::fromNativeSeparators(said.text)};
}

void NewDeskForm::setUpFields()
{
    m_organization->setObjectName(u"organization"_s);
    m_timeZone->setObjectName(u"timeZone"_s);
    m_name->setObjectName(u"name"_s);
    m_login->setObjectName(u"login"_s);
    m_password->setObjectName(u"password"_s);
    m_file->setObjectName(u"file"_s);
    m_password->setEchoMode(QLineEdit::Password);
    for (const auto& zone : QTimeZone::availableTimeZoneIds())
        m_timeZone->addItem(QString::fromLatin1(zone));
    // Where the system names none that is listed, UTC it is.
    m_timeZone->setCurrentText(u"UTC"_s);
    m_timeZone->setCurrentText(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    connect(m_timeZone, &QComboBox::currentTextChanged, this, &NewDeskForm::showTime);
    showTime();
    connect(m_organization, &QLineEdit::textChanged, this, &NewDeskForm::suggestFile);
    connect(m_file, &QLineEdit::textEdited, this, [this] { m_isFileEdited = true; });
    for (auto* field : {m_organization, m_name, m_login, m_password})
        connect(field, &QLineEdit::textChanged, this, &NewDeskForm::showStrength);
}

QVBoxLayout* NewDeskForm::makeFields()
{
    auto* heading = new QLabel(tr("New desk"));
    setStyleClass(heading, u"heading"_s);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(Theme::space);
    grid->setColumnMinimumWidth(0, startLabelWidth);
    grid->setColumnStretch(1, 1);
    addField(grid, tr("&Organization"), m_organization);
    auto* zone = new QWidget;
    zone->setFocusProxy(m_timeZone);
    setStyleClass(m_time, u"muted small"_s);
    auto* zoneLayout = new QHBoxLayout(zone);
    zoneLayout->setContentsMargins(0, 0, 0, 0);
    zoneLayout->addWidget(m_timeZone, 1);
    zoneLayout->addWidget(m_time);
    addField(grid, tr("&Time zone"), zone);
    addField(grid, tr("&Your name"), m_name);
    addField(grid, tr("&Sign-in name"), m_login);
    addField(grid, tr("&Password"), m_password);
    auto* strength = new QWidget;
    auto* strengthLayout = new QHBoxLayout(strength);
    strengthLayout->setContentsMargins(0, 0, 0, 0);
    m_meter->setFixedWidth(meterWidth);
    setStyleClass(m_strength, u"muted small"_s);
    strengthLayout->addWidget(m_meter);
    strengthLayout->addWidget(m_strength);
    strengthLayout->addStretch();
    grid->addWidget(strength, grid->rowCount(), 1);
    addField(grid, tr("&File"), m_file);
    m_file->setToolTip(tr("Or an empty PostgreSQL database: postgresql://name@server/database"));
    auto* left = new QVBoxLayout;
    left->setSpacing(Theme::space);
    left->addWidget(heading);
    left->addLayout(grid);
    left->addStretch();
    return left;
}

QVBoxLayout* NewDeskForm::makePromise()
{
    auto* right = new QVBoxLayout;
    right->setSpacing(Theme::smallSpace);
    auto* prepared = new QLabel(tr("Set up for you"));
    setStyleClass(prepared, u"heading"_s);
    right->addWidget(prepared);
    for (const auto& text : {tr("Roles with rights that fit a small team"),
             tr("Priority matrix, impact × urgency"), tr("Business, extended and 24×7 calendars"),
             tr("Service levels with sensible targets"), tr("Categories"), tr("Starter teams")}) {
        auto* line = new QHBoxLayout;
        line->addWidget(new Pill(u"✓"_s, Tone::Good));
        auto* label = new QLabel(text);
        label->setWordWrap(true);
        line->addWidget(label, 1);
        right->addLayout(line);
    }
    auto* note =
        new QLabel(tr("Everything can be changed later. The file itself is not encrypted: use disk "
                      "encryption on laptops."));
    note->setWordWrap(true);
    setStyleClass(note, u"muted small"_s);
    right->addWidget(note);
    right->addStretch();
    return right;
}

/// Of the chosen zone only: there are hundreds, and this page is made at every start.
void NewDeskForm::showTime()
{
    const QTimeZone zone(m_timeZone->currentText().toLatin1());
    const auto time =
        QLocale().toString(QDateTime::currentDateTimeUtc().toTimeZone(zone).time(), u"HH:mm"_s);
    m_time->setText(tr("%1 now", "the time in a zone").arg(time));
}

void NewDeskForm::showStrength()
{
    const auto password = m_password->text();
    const QStringList personal{m_login->text(), m_name->text(), m_organization->text()};
    const auto strength = password.isEmpty() ? 0 : passwordStrength(password, personal);
    const auto faults = passwordFaults(password, personal);
    m_meter->setShare(strength / 100.0);
    m_meter->setTone(!faults.isEmpty() ? Tone::High
            : strength < fairStrength  ? Tone::Medium
                                       : Tone::Good);
    const auto length = tr("%n characters", nullptr, int(password.toUcs4().size()));
    m_strength->setText(password.isEmpty()    ? tr("at least 15 characters")
            : faults.contains(u"too_short"_s) ? tr("too short · %1").arg(length)
            : faults.contains(u"common"_s)    ? tr("too common")
            : faults.contains(u"personal"_s)  ? tr("contains a name")
            : !faults.isEmpty()               ? tr("easy to guess")
            : strength < fairStrength         ? tr("fair · %1").arg(length)
                                              : tr("strong · %1").arg(length));
}

void NewDeskForm::suggestFile()
{
    if (m_isFileEdited)
        return;
    auto name = m_organization->text().toLower();
    name.replace(
        QRegularExpression(u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption), u"-"_s);
    if (name.isEmpty() || name == "-"_L1)
        name = u"desk"_s;
    m_file->setText(QDir::toNativeSeparators(usualDeskFolder() + u'/' + name + u".homeport"_s));
}

} // namespace homeport

#include "ui/start/first_start_page.h"

#include "ui/start/new_desk_form.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int pageWidth = 960;
constexpr int cardHeight = 118;
constexpr int markSize = 34;

enum Way { LookAround, NewDesk, Join };

/// One of the ways to begin, chosen like a radio button.
class WayCard final : public QAbstractButton
{
public:
    WayCard(const QString& number, const QString& title, const QString& detail)
        : m_number(number), m_detail(detail)
    {
        setText(title);
        setAccessibleDescription(detail);
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setMinimumHeight(cardHeight);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override { return {300, cardHeight}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto& theme = Theme::current();
        const QRectF box = rect();
        const auto edge = isChecked() ? theme.accent : underMouse() ? theme.strongLine : theme.line;
        paintBox(painter, box, Theme::largeRadius, theme.panel, edge);
        if (isChecked())
            paintBox(painter, box.adjusted(1, 1, -1, -1), Theme::largeRadius - 1, {}, edge);
        // Arrow keys choose and focus at once; a ring of its own is for a card that is not chosen.
        if (hasFocus() && m_hasKeyFocus)
            paintFocusRing(painter, box, Theme::largeRadius, theme.accent);
        const auto inner = rect().adjusted(18, 14, -18, -12);
        QRect cap({}, KeyHint::sizeHint(m_number));
        cap.moveTopRight(inner.topRight());
        KeyHint::paint(painter, cap, m_number);
        painter.setFont(Theme::font(Theme::bodySize + 1, QFont::DemiBold));
        painter.setPen(isEnabled() ? theme.text : theme.disabledText);
        painter.drawText(QRect(inner.left(), inner.top(), inner.width() - cap.width() - 8, 22),
            Qt::AlignLeading | Qt::AlignVCenter, text());
        painter.setFont(Theme::font());
        painter.setPen(isEnabled() ? theme.secondary : theme.disabledText);
        painter.drawText(inner.adjusted(0, 28, 0, 0), Qt::TextWordWrap, m_detail);
    }

    void focusInEvent(QFocusEvent* event) override
    {
        m_hasKeyFocus = event->reason() == Qt::TabFocusReason
            || event->reason() == Qt::BacktabFocusReason
            || event->reason() == Qt::ShortcutFocusReason;
        QAbstractButton::focusInEvent(event);
    }

private:
    QString m_number;
    QString m_detail;
    bool m_hasKeyFocus = false;
};

} // namespace

FirstStartPage::FirstStartPage(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_message(new MessageStrip)
    , m_go(new HintButton({}, KeyHint::words(Qt::Key_Return), HintButton::Look::Primary))
    , m_newDesk(new NewDeskForm)
    , m_address(new QLineEdit)
{
    setObjectName(u"firstStartPage"_s);
    m_go->setObjectName(u"go"_s);

    auto* mark = new QLabel;
    mark->setPixmap(productMark().pixmap(markSize, markSize));
    auto* welcome = new QLabel(tr("Welcome to Homeport"));
    setStyleClass(welcome, u"welcome"_s);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::space);
    head->addWidget(mark);
    head->addWidget(welcome);
    head->addStretch();
    auto* question =
        new QLabel(tr("A service desk that works anywhere. Where should this one live?"));
    setStyleClass(question, u"secondary"_s);

    m_stack->addWidget(makeLookAround());
    m_stack->addWidget(m_newDesk);
    m_stack->addWidget(makeJoin());
    auto* hint = new QLabel(tr("Press Tab to move, Enter to go on"));
    setStyleClass(hint, u"muted"_s);
    auto* foot = new QHBoxLayout;
    foot->addWidget(hint);
    foot->addStretch();
    foot->addWidget(m_go);
    auto* form = new QFrame;
    setStyleClass(form, u"card"_s);
    auto* formLayout = new QVBoxLayout(form);
    formLayout->setContentsMargins(24, 22, 24, 20);
    formLayout->setSpacing(Theme::wideSpace);
    formLayout->addWidget(m_stack);
    formLayout->addWidget(m_message);
    formLayout->addLayout(foot);

    auto* column = new QWidget;
    column->setFixedWidth(pageWidth);
    auto* columnLayout = new QVBoxLayout(column);
    columnLayout->setSpacing(Theme::space);
    columnLayout->addLayout(head);
    columnLayout->addWidget(question);
    columnLayout->addSpacing(Theme::smallSpace);
    columnLayout->addWidget(makeCards());
    columnLayout->addSpacing(Theme::smallSpace);
    columnLayout->addWidget(form);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addWidget(column, 0, Qt::AlignHCenter);
    layout->addStretch();

    connect(m_go, &HintButton::clicked, this, &FirstStartPage::submit);
    choose(NewDesk);
}

void FirstStartPage::setDemonstrationPossible(bool isPossible)
{
    m_cards.at(LookAround)->setEnabled(isPossible);
}

void FirstStartPage::setBusy(bool isBusy)
{
    m_go->setEnabled(!isBusy);
    m_stack->setEnabled(!isBusy);
    if (isBusy) {
        m_message->say(Tone::Information, tr("One moment, the desk is being made ready …"));
        return;
    }
    m_message->dismiss();
}

void FirstStartPage::fail(const QString& sentence)
{
    setBusy(false);
    m_message->say(Tone::Critical, sentence);
}

void FirstStartPage::keyPressEvent(QKeyEvent* event)
{
    const auto number = event->key() - Qt::Key_1;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else if (number >= LookAround && number <= Join && m_cards.at(number)->isEnabled())
        choose(number);
    else
        QWidget::keyPressEvent(event);
}

QWidget* FirstStartPage::makeCards()
{
    m_cards = {
        new WayCard(u"1"_s, tr("Look around first"),
            tr("A filled demonstration desk with tickets and people. Nothing of it "
               "is kept.")),
        new WayCard(u"2"_s, tr("New desk on this computer"),
            tr("One file, no server. Works offline; can be shared later.")),
        new WayCard(u"3"_s, tr("Open a desk"),
            tr("A file of this computer, or the PostgreSQL desk of a team.")),
    };
    auto* cards = new QWidget;
    auto* layout = new QHBoxLayout(cards);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::wideSpace);
    for (int way = 0; way < m_cards.size(); ++way) {
        m_cards.at(way)->setObjectName(u"way%1"_s.arg(way + 1));
        layout->addWidget(m_cards.at(way), 1);
        connect(m_cards.at(way), &QAbstractButton::clicked, this, [this, way] { choose(way); });
    }
    return cards;
}

QWidget* FirstStartPage::makeLookAround()
{
    auto* page = new QWidget;
    auto* heading = new QLabel(tr("Look around first"));
    setStyleClass(heading, u"heading"_s);
    auto* text =
        new QLabel(tr("Homeport makes a desk full of invented tickets and signs you in as one of "
                      "its people. Try everything; nothing can break."));
    text->setWordWrap(true);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(heading);
    layout->addWidget(text);
    layout->addStretch();
    return page;
}

QWidget* FirstStartPage::makeJoin()
{
    m_address->setObjectName(u"address"_s);
    m_address->setPlaceholderText(u"postgresql://name@server/desk"_s);
    auto* heading = new QLabel(tr("Open a desk"));
    setStyleClass(heading, u"heading"_s);
    auto* browse = new HintButton(tr("Choose a file …"));
    connect(browse, &HintButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(
            this, tr("Open a desk"), usualDeskFolder(), tr("Desks (*.homeport);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, m_address, &QLineEdit::setText);
        dialog->open();
    });
    auto* grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, startLabelWidth);
    grid->setColumnStretch(1, 1);
    addField(grid, tr("&File or address"), m_address);
    grid->addWidget(browse, 0, 2);
    auto* note =
        new QLabel(tr("The password of the database comes from your .pgpass file or service "
                      "settings; Homeport does not keep it."));
    note->setWordWrap(true);
    setStyleClass(note, u"muted small"_s);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    layout->addWidget(heading);
    layout->addLayout(grid);
    layout->addWidget(note);
    layout->addStretch();
    return page;
}

void FirstStartPage::choose(int way)
{
    m_cards.at(way)->setChecked(true);
    m_stack->setCurrentIndex(way);
    m_message->dismiss();
    m_go->setText(way == LookAround ? tr("Look around")
            : way == NewDesk        ? tr("Create desk")
                                    : tr("Open desk"));
    // Also where the focus comes back to after a refusal.
    QWidget* first = m_go;
    if (way == NewDesk)
        first = m_newDesk;
    else if (way == Join)
        first = m_address;
    setFocusProxy(first);
    if (way != LookAround)
        first->setFocus();
}

void FirstStartPage::submit()
{
    if (!m_go->isEnabled())
        return;
    switch (m_stack->currentIndex()) {
    case LookAround: return emit demonstrationRequested();
    case NewDesk: return submitNewDesk();
    default: return submitJoin();
    }
}

void FirstStartPage::submitNewDesk()
{
    if (const auto fault = m_newDesk->fault(); !fault.isEmpty())
        return m_message->say(Tone::High, fault);
    emit setUpRequested(m_newDesk->address(), m_newDesk->setup());
}

void FirstStartPage::submitJoin()
{
    const auto address = m_address->text().trimmed();
    if (address.isEmpty()) {
        m_message->say(Tone::High, tr("Say which file or address."));
        return m_address->setFocus();
    }
    emit openRequested(Address{address});
}

} // namespace homeport

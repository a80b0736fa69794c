#include "ui/tickets/file_chips.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/plain_text.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr int longestName = 40; // the tool tip has all of it

QString shortened(const QString& name)
{
    if (name.size() <= longestName)
        return name;
    const auto tail = longestName / 3; // the ending says what it is
    return name.left(longestName - tail - 1) + u'…' + name.right(tail);
}

} // namespace

FileChip::FileChip(const QString& name, qint64 size, QWidget* parent) : QPushButton(parent)
{
    setStyleClass(this, u"chip"_s);
    setIcon(homeport::icon(u"attach"_s));
    setIconSize({14, 14});
    setText(withoutMnemonic(u"%1 · %2"_s.arg(shortened(name), Words::size(size))));
    setToolTip(plainToolTip(u"%1 · %2"_s.arg(name, Words::size(size))));
    setAccessibleName(u"%1, %2"_s.arg(name, Words::size(size)));
    setAutoDefault(false);
}

void FileChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removeRequested();
    else
        QPushButton::keyPressEvent(event);
}

FileChips::FileChips(const QList<AttachedFile>& files, QWidget* parent) : QWidget(parent)
{
    auto* row = new FlowLayout(this);
    row->setContentsMargins(0, Theme::tinySpace, 0, 0);
    for (const auto& file : files) {
        auto* chip = new FileChip(file.name, file.size);
        chip->setObjectName(u"attachedFile"_s);
        chip->setContextMenuPolicy(Qt::CustomContextMenu);
        row->addWidget(chip);
        m_chips.append({file.id, chip});
        const auto id = file.id;
        connect(chip, &FileChip::clicked, this, [this, id] { emit openRequested(id); });
        connect(chip, &FileChip::removeRequested, this, [this, id] { emit removeRequested(id); });
        connect(chip, &QWidget::customContextMenuRequested, this,
            [this, id, chip](const QPoint& at) { showMenu(id, chip->mapToGlobal(at)); });
    }
}

AttachmentId FileChips::focused() const
{
    for (const auto& [id, chip] : m_chips) {
        if (chip->hasFocus())
            return id;
    }
    return {};
}

void FileChips::showMenu(AttachmentId id, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, id] { emit openRequested(id); });
    menu->addAction(tr("Save as …"), this, [this, id] { emit saveRequested(id); });
    menu->addAction(tr("Remove"), this, [this, id] { emit removeRequested(id); });
    menu->popup(at);
}

} // namespace homeport

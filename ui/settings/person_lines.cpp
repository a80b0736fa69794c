#include "ui/settings/person_lines.h"

#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_stack.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

PersonLines::PersonLines(Backend& backend, const Look& look, bool mayCare)
    : m_backend(backend)
    , m_mayCare(mayCare)
    , m_lines(new LineStack)
    , m_add(new HintButton(look.add))
{
    setObjectName(look.name);
    m_add->setObjectName(look.name + u"Add"_s);
    setShown(m_add, mayCare);
    auto* heading = new QLabel(look.heading);
    setStyleClass(heading, u"heading"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(heading);
    layout->addWidget(m_lines);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &HintButton::clicked, this, [this] { startNew(); });
}

void PersonLines::open(PersonId person)
{
    if (person != m_person) { // those of another one are not to be cared for as theirs
        m_lines->clear();
        m_lines->finish({});
    }
    m_person = person;
    refresh();
}

void PersonLines::refresh()
{
    if (!m_person.isNull())
        fetch();
}

void PersonLines::finish(const QString& deed, const Result<EntryRef>& entry, ActForm* form)
{
    m_isWriting = false;
    if (!entry) {
        if (form)
            form->fail(Words::of(entry.error()));
        else
            emit failed(entry.error());
        return;
    }
    if (form)
        form->finish();
    emit acted(deed, *entry);
    m_isOutdated = true;
    refresh();
    m_backend.poll();
}

} // namespace homeport

#include "ui/settings/duplicate_marks.h"

#include "ui/settings/setting_words.h"

namespace homeport {

QList<ListLine> withMarks(QList<ListLine> lines, const QSet<QUuid>& duplicates)
{
    for (auto& line : lines) {
        if (!duplicates.contains(line.id))
            continue;
        line.cells.first() = SettingWords::duplicate(line.cells.first());
        line.note = SettingWords::whyDuplicate();
    }
    return lines;
}

} // namespace homeport

#pragma once

#include "core/base/result.h"
#include "ui/settings/settings_part.h"

class QListWidget;

namespace homeport {

class HintButton;
class MessageStrip;

/// What service levels are made of, as a list at the side with the chosen one to edit beside it.
class SideListPart : public SettingsPart
{
    Q_OBJECT

public:
    void focusFirst() override;
    virtual void addNew() = 0;

protected:
    struct Names
    {
        QString part; ///< object names, the list's title for screen readers, the button's text
        QString list;
        QString title;
        QString button;
        QString newThing;
    };
    SideListPart(const SettingsContext& context, const Names& names, QWidget* editor);

    /// The line with this number was chosen.
    virtual void open(int line) = 0;
    /// Shows these lines and opens one of them.
    void setLines(const QStringList& lines, int current, const QStringList& tips = {});
    /// The line that is chosen, or the first: what is gone is followed by what came in its place.
    int currentLine() const;
    /// No line is chosen: something new is written.
    void leaveLines();
    void refuse(const Error& error);
    /// Something to know of all of them, with something to do about it; empty: nothing.
    void showFinding(const QString& sentence, const QString& action);
    /// What is to be done about the finding.
    virtual void followFinding() {}
    /// What was saved is on the desk: clocks follow, and the lines are read again.
    void takeUp(const QString& deed, const EntryRef& entry);

    Backend& m_backend;

private:
    QListWidget* m_list;
    HintButton* m_new;
    MessageStrip* m_message;
    MessageStrip* m_finding;
};

} // namespace homeport

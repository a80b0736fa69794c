#pragma once

#include "core/access/directory.h"
#include "ui/tickets/pick_box.h"

namespace homeport {

/// One of many names, found by typing any part of it.
class ChoiceBox final : public PickBox
{
    Q_OBJECT

public:
    /// The placeholder stands where nothing is chosen.
    explicit ChoiceBox(const QString& placeholder, QWidget* parent = nullptr);

    /// What is chosen stays so where it is among them. What is typed stays too and is looked up, as
    /// if it had been typed now: offered where the keys are here, chosen where it is a whole name.
    void setChoices(const QList<Choice>& choices);
    /// One more at the end of what is offered, whatever is typed, and no name: choosing it is told,
    /// and what was typed stands there again. Before the choices are set.
    void setLast(const QString& text);
    /// One more of the names, and it is chosen.
    void addChosen(const Choice& choice);
    /// What it tells of its text now is the list's coming, and nothing that anyone enters.
    bool isBeingFilled() const { return m_isBeingFilled; }
    void choose(const QUuid& id);
    /// What stood in it before; the name counts where the id is none, or is not known yet.
    void restore(const QUuid& id, const QString& name);
    /// Nothing where the text is empty or no name.
    std::optional<QUuid> chosen() const;
    /// The same, or what was restored and will be chosen once its name is here.
    std::optional<QUuid> wanted() const;
    /// Nothing is written in it at all.
    bool isBlank() const { return currentText().trimmed().isEmpty(); }

signals:
    /// With what was typed where that is no name.
    void lastChosen(const QString& typed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    enum Role { TypedRole = Qt::UserRole + 1 }; ///< by which an entry is found

    void addName(int at, const Choice& choice);
    /// How many names there are, without what stands behind them.
    int names() const { return count() - (m_last.isEmpty() || count() == 0 ? 0 : 1); }
    void noteTyped(const QString& typed);
    void takeLast(int index);
    bool offers(const QList<Choice>& choices) const;
    void lookUp(const QString& typed);

    QString m_last; ///< empty: there is none
    QString m_typed; ///< by a person, and last
    bool m_isStepping = false; ///< from one to the next, with the list closed
    bool m_isBeingFilled = false;
    QUuid m_restored; ///< to be chosen once its name is here
    QString m_restoredName;
};

} // namespace homeport

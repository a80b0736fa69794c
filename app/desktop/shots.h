#pragma once

#include "core/db/database.h"

#include <QModelIndex>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

#include "record/ticket.h"

namespace homeport {

class Colleague;
class MainWindow;

/// Goes through all screens of a window and keeps a picture of each, light and dark.
class Shots final : public QObject
{
    Q_OBJECT

public:
    Shots(MainWindow& window, const QString& folder);
    ~Shots() override;

    /// Those before there is a desk; then firstTaken().
    void takeFirst();
    /// The others; then finished().
    void takeDesk();

signals:
    void firstTaken();
    void finished(bool isComplete);

private:
    struct Step
    {
        QString name; ///< empty: nothing to keep
        std::function<void()> prepare;
        std::function<bool()> isThere; ///< what is to be seen; empty: it is at once
    };

    void addQueue();
    void addSuggestions();
    void addTicket();
    void addClosed();
    void addBreaches();
    void addResolved();
    void addRaising();
    void addKinds();
    void addPlaces();
    void addForms();
    void addImport();
    void addImportedLog();
    void addOthers();
    void addFormatted();
    void addDuplicates();
    void addBulk();
    void addDeletion();
    void addProof();
    void addStopQuestion();
    void addFurtherWindow();
    void addDoors();
    void go();
    void wait(int looks);
    void take();
    void keep(const QString& name);
    void closeCards();
    void trigger(const QString& action);
    void click(const QString& button);
    bool isShown(const QString& part) const;
    bool isEnabled(const QString& part) const;
    /// The list of all tickets that the filter lets through.
    void list(const QString& filter);
    /// The list of open tickets of that kind.
    void listKind(TicketKind kind);
    /// The first line of a list or table that holds the text.
    QModelIndex lineOf(const QString& part, const QString& text) const;
    void chooseLine(const QString& part, const QString& text);
    /// Null while there is none.
    QWidget* furtherWindow() const;
    /// As if it were typed.
    void write(const QString& field, const QString& text);
    /// The path of a file with that text beside the pictures; empty where it cannot be written.
    QString example(const QString& name, const QByteArray& text) const;
    /// Has the import page read a file with that text.
    void openTable(const QString& name, const QByteArray& text);
    bool isFileOpened() const;
    /// Imports the file; what stops that is done once the first part of it is written.
    void importUntil(const std::function<void()>& stop);

    MainWindow& m_window;
    QString m_folder;
    Address m_desk;
    std::unique_ptr<Colleague> m_colleague; ///< once somebody else is needed
    QList<Step> m_steps;
    Step m_step; ///< the one under way
    QPointer<QWidget> m_front; ///< a further window to take pictures of, while there is one
    bool m_areNamesGiven = false;
    bool m_isProofOld = false;
    bool m_isComplete = true;
    bool m_isLast = false;
    bool m_isRunning = false;
};

} // namespace homeport

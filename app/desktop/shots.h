#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace homeport {

class MainWindow;

/// Goes through all screens of a window and keeps a picture of each, light and dark.
class Shots final : public QObject
{
    Q_OBJECT

public:
    Shots(MainWindow& window, const QString& folder);

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
    void addTicket();
    void addPlaces();
    void addDoors();
    void go();
    void wait(int looks);
    void take();
    void keep(const QString& name);
    void closeCards();
    void trigger(const QString& action);
    void click(const QString& button);
    /// As if it were typed.
    void write(const QString& field, const QString& text);
    /// The path of a file with that text beside the pictures; empty where it cannot be written.
    QString example(const QString& name, const QByteArray& text) const;

    MainWindow& m_window;
    QString m_folder;
    QList<Step> m_steps;
    Step m_step; ///< the one under way
    bool m_isComplete = true;
    bool m_isLast = false;
    bool m_isRunning = false;
};

} // namespace homeport

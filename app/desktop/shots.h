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

    /// Those before someone has signed in.
    void takeFirst();
    /// The others; then finished().
    void takeDesk();

signals:
    void finished(bool isComplete);

private:
    struct Step
    {
        QString name; ///< empty: nothing to keep
        std::function<void()> prepare;
    };

    void go();
    void keep(const QString& name);
    void closeCards();
    void trigger(const QString& action);
    /// As if it were typed.
    void write(const QString& field, const QString& text);

    MainWindow& m_window;
    QString m_folder;
    QList<Step> m_steps;
    bool m_isComplete = true;
    bool m_isLast = false;
    bool m_isRunning = false;
};

} // namespace homeport

#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class QWidget;

namespace homeport {

class Draft;

/// What is entered in the fields of a card and not yet done, kept as a draft and brought back where
/// the card is opened anew (screens.md section 2).
class FormDraft final : public QObject
{
    Q_OBJECT

public:
    /// The fields are kept under the names of their objects. What stands in them now is what the
    /// card offers, and not worth keeping. `subject` is what the card is about: "34 tickets".
    FormDraft(std::shared_ptr<Draft> draft, const QList<QWidget*>& fields, const QString& subject,
        QObject* parent);

    /// Whoever does the act holds it until it is done, and then forgets it.
    const std::shared_ptr<Draft>& draft() const { return m_draft; }
    /// Brings back what is kept, unless something has been entered by then.
    void goOn();
    /// What comes late and is put into the fields for whoever fills them in: that is no entry, and
    /// what is kept of a field that could not hold it before comes back now.
    void offer(const std::function<void()>& preset);
    /// Back to what the card offered; nothing is kept any more.
    void startOver();

signals:
    /// It stands in the fields again; `subject` is what the card was about when it was entered.
    void restored(const QString& subject);
    /// What is on disk is older than what stands in the fields.
    void edited();
    void saved();
    /// The disk refuses; what was entered is only in the fields.
    void failed();

private:
    void keep();
    bool restore(const QJsonObject& kept);
    QJsonObject entered() const;
    void enter(const QJsonObject& values);

    std::shared_ptr<Draft> m_draft;
    QList<QWidget*> m_fields;
    QString m_subject;
    QJsonObject m_offered;
    QJsonObject m_restored; ///< what was kept, as long as a field may still be without it
    bool m_isOffering = false;
};

} // namespace homeport

#include "tests/support/failing_files.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

using Fault = FailingFiles::Fault;
using Needs = FailingFiles::Needs;

/// A file of the system, to be read or written where it stands.
class WatchedDevice final : public QIODevice
{
public:
    WatchedDevice(FailingFiles& files, const QString& path, std::unique_ptr<QIODevice> file)
        : m_files(files), m_path(path), m_file(std::move(file))
    {
        QIODevice::open(m_file->openMode() | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return m_file->isSequential(); }
    qint64 size() const override { return m_file->size(); }
    bool seek(qint64 to) override { return m_file->seek(to) && QIODevice::seek(to); }

protected:
    qint64 readData(char* bytes, qint64 size) override
    {
        if (m_file->atEnd())
            return 0;
        auto error = m_files.called(m_path, Needs::Nothing);
        const auto legible = error ? 0 : m_files.legible(size);
        if (!error && legible == 0)
            error = m_files.errorOf(m_path, Fault::Broken);
        if (!error)
            return m_file->read(bytes, legible);
        setErrorString(error->detail);
        return -1;
    }
    qint64 writeData(const char* bytes, qint64 size) override
    {
        const auto error = m_files.called(m_path, Needs::Room);
        if (!error)
            return m_file->write(bytes, size);
        setErrorString(error->detail);
        return -1;
    }

private:
    FailingFiles& m_files;
    QString m_path;
    std::unique_ptr<QIODevice> m_file;
};

/// A file of the system that is being written.
class WatchedFile final : public PendingFile
{
public:
    WatchedFile(FailingFiles& files, const QString& path, std::unique_ptr<PendingFile> file)
        : m_files(files), m_path(path), m_file(std::move(file))
    {
        QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

    Result<> flush() override
    {
        if (auto called = call(); !called)
            return called;
        auto done = m_file->flush();
        return done ? done : fail(done.error());
    }
    Result<> keep() override
    {
        if (auto called = call(); !called)
            return called;
        auto done = m_file->keep();
        if (!done)
            return fail(done.error());
        close();
        return {};
    }

protected:
    qint64 writeData(const char* bytes, qint64 size) override
    {
        const auto error = m_files.called(m_path, Needs::Room);
        const auto writable = error ? 0 : m_files.writable(size);
        if (writable > 0 && m_file->write(bytes, writable) != writable)
            fail(*m_file->failure());
        else if (writable < size)
            fail(error ? *error : m_files.errorOf(m_path, Fault::Full));
        return failure() ? -1 : size;
    }

private:
    Result<> call()
    {
        if (failure())
            return *failure();
        const auto error = m_files.called(m_path, Needs::Room);
        return error ? fail(*error) : Result<>();
    }

    FailingFiles& m_files;
    QString m_path;
    std::unique_ptr<PendingFile> m_file;
};

template <typename Watched, typename File>
Result<std::unique_ptr<File>> watched(
    FailingFiles& files, const QString& path, Result<std::unique_ptr<File>> opened)
{
    if (!opened)
        return opened;
    return Result<std::unique_ptr<File>>(
        std::make_unique<Watched>(files, path, std::move(*opened)));
}

} // namespace

void FailingFiles::failFrom(int call, Fault fault)
{
    m_calls = 0;
    m_failFrom = call;
    m_fault = fault;
}

void FailingFiles::leaveRoom(qint64 bytes)
{
    m_room = bytes;
}

void FailingFiles::leaveLegible(qint64 bytes)
{
    m_legible = bytes;
}

void FailingFiles::refuse(const QString& folder)
{
    m_refused = folder + u'/';
}

void FailingFiles::heal()
{
    m_calls = 0;
    m_failFrom = 0;
    m_room.reset();
    m_legible.reset();
    m_refused.clear();
    m_hasFailed = false;
}

std::optional<Error> FailingFiles::called(const QString& path, Needs needs)
{
    ++m_calls;
    if (!m_refused.isEmpty() && path.startsWith(m_refused))
        return errorOf(path, Fault::Broken);
    const bool isSpared = m_fault == Fault::Full && needs == Needs::Nothing;
    if (m_failFrom == 0 || m_calls < m_failFrom || isSpared)
        return {};
    return errorOf(path, m_fault);
}

qint64 FailingFiles::taken(std::optional<qint64>& left, qint64 bytes)
{
    if (!left)
        return bytes;
    const auto part = std::min(*left, bytes);
    *left -= part;
    return part;
}

Error FailingFiles::errorOf(const QString& path, Fault fault)
{
    m_hasFailed = true;
    return fault == Fault::Full
        ? Error{Error::Kind::Unavailable, path, u"no space left"_s, u"STORAGE_FULL"_s}
        : Error{Error::Kind::Unavailable, path, u"input/output error"_s, u"FILE_UNREADABLE"_s};
}

Result<std::unique_ptr<QIODevice>> FailingFiles::read(const QString& path)
{
    if (auto error = called(path, Needs::Nothing))
        return *error;
    return watched<WatchedDevice>(*this, path, m_system.read(path));
}

Result<std::unique_ptr<PendingFile>> FailingFiles::create(
    const QString& path, QFileDevice::Permissions rights)
{
    if (auto error = called(path, Needs::Room))
        return *error;
    return watched<WatchedFile>(*this, path, m_system.create(path, rights));
}

Result<std::unique_ptr<PendingFile>> FailingFiles::replace(const QString& path)
{
    if (auto error = called(path, Needs::Room))
        return *error;
    return watched<WatchedFile>(*this, path, m_system.replace(path));
}

Result<std::unique_ptr<QIODevice>> FailingFiles::openInPlace(const QString& path)
{
    if (auto error = called(path, Needs::Room))
        return *error;
    return watched<WatchedDevice>(*this, path, m_system.openInPlace(path));
}

Result<> FailingFiles::append(const QString& path, const QByteArray& bytes)
{
    if (auto error = called(path, Needs::Room))
        return *error;
    if (writable(bytes.size()) < bytes.size())
        return errorOf(path, Fault::Full);
    return m_system.append(path, bytes);
}

Result<> FailingFiles::rename(const QString& from, const QString& to)
{
    if (auto error = called(to, Needs::Room))
        return *error;
    return m_system.rename(from, to);
}

Result<> FailingFiles::makeFolder(const QString& path, QFileDevice::Permissions rights)
{
    if (auto error = called(path, Needs::Room))
        return *error;
    return m_system.makeFolder(path, rights);
}

Result<TemporaryFolder> FailingFiles::temporaryFolder(const QString& path)
{
    if (auto error = called(path, Needs::Room))
        return *error;
    return m_system.temporaryFolder(path);
}

Result<HeldLock> FailingFiles::lock(const QString& path, std::chrono::milliseconds wait)
{
    if (auto error = called(path, Needs::Room))
        return *error;
    return m_system.lock(path, wait);
}

} // namespace homeport::test

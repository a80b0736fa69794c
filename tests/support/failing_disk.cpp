#include "tests/support/failing_disk.h"

#include <QtGlobal>

#include <cerrno>
#include <cstring>
#include <sqlite3.h>

namespace homeport::test {

namespace {

struct State
{
    int calls = 0;
    int failAt = 0; ///< 0: never
    bool stays = false;
    bool hasFailed = false;
    FailingDisk::Fault fault = FailingDisk::Fault::Full;
};
State state;
sqlite3_vfs* system()
{
    static sqlite3_vfs* const one = sqlite3_vfs_find("unix");
    return one;
}

/// Counts a call; true where it has to fail.
bool fails()
{
    ++state.calls;
    const bool now = state.failAt > 0
        && (state.calls == state.failAt || (state.stays && state.calls > state.failAt));
    if (now) {
        state.hasFailed = true;
        errno = state.fault == FailingDisk::Fault::Full ? ENOSPC : EIO;
    }
    return now;
}

/// The system's own file lies right behind.
struct File
{
    sqlite3_file base;
};
sqlite3_file* real(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

int close(sqlite3_file* file)
{
    return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
{
    return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    if (!fails())
        return real(file)->pMethods->xWrite(real(file), from, size, at);
    if (state.fault == FailingDisk::Fault::Torn)
        real(file)->pMethods->xWrite(real(file), from, size / 2, at);
    return state.fault == FailingDisk::Fault::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncate(sqlite3_file* file, sqlite3_int64 size)
{
    return fails() ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int flags)
{
    return fails() ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkReserved(sqlite3_file* file, int* out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int what, void* argument)
{
    return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sectorSize(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    if (extend && fails())
        return SQLITE_IOERR_SHMSIZE;
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods{2, close, read, write, truncate, sync, fileSize, lock, unlock,
    checkReserved, control, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap,
    nullptr, nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given)
{
    file->pMethods = nullptr;
    if ((flags & SQLITE_OPEN_CREATE) != 0 && fails())
        return SQLITE_CANTOPEN;
    const int code = system()->xOpen(system(), name, real(file), flags, given);
    if (real(file)->pMethods)
        file->pMethods = &methods;
    return code;
}
int remove(sqlite3_vfs*, const char* name, int syncFolder)
{
    return fails() ? SQLITE_IOERR_DELETE : system()->xDelete(system(), name, syncFolder);
}

sqlite3_vfs& shim()
{
    static sqlite3_vfs one = [] {
        sqlite3_vfs made = *system(); // the rest needs none of its own
        made.zName = FailingDisk::name;
        made.szOsFile = int(sizeof(File)) + system()->szOsFile;
        made.pNext = nullptr;
        made.xOpen = open;
        made.xDelete = remove;
        return made;
    }();
    return one;
}

} // namespace

FailingDisk::FailingDisk()
{
    sqlite3_initialize();
    heal();
    sqlite3_vfs_register(&shim(), 1);
}

FailingDisk::~FailingDisk()
{
    heal();
    sqlite3_vfs_unregister(&shim());
    sqlite3_vfs_register(system(), 1);
}

void FailingDisk::failAt(int call, Fault fault, bool stays)
{
    state = {0, call, stays, false, fault};
}

void FailingDisk::heal()
{
    state = {};
}

int FailingDisk::calls() const
{
    return state.calls;
}

bool FailingDisk::hasFailed() const
{
    return state.hasFailed;
}

} // namespace homeport::test

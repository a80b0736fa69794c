#pragma once

namespace homeport::test {

/// Stands between SQLite and the system's files while it lives: counts what is written, brought to
/// the disk, cut off, made and removed, and lets the n-th of these calls fail. Reads go through.
/// One at a time, made before the connections that it watches.
class FailingDisk
{
public:
    enum class Fault {
        Full, ///< no space is left
        Broken, ///< the disk answers with an error
        Torn, ///< half of what was to be written is, then an error
    };

    /// Of the files that SQLite opens through it.
    static constexpr const char* name = "homeport-failing";

    FailingDisk();
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    /// The `call`-th call from now on fails, 1 being the next; with `stays` all later ones too.
    void failAt(int call, Fault fault, bool stays);
    /// From now on nothing fails, and calls are counted from 0.
    void heal();
    int calls() const;
    bool hasFailed() const;
};

} // namespace homeport::test

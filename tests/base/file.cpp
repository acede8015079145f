#include "base/file.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "catch.h"
#include "child.h"

namespace fs = std::filesystem;
using namespace gazette::base;
using gazette::test::Child;

namespace {

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "gazette-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    fs::path operator/(const char* name) const { return path_ / name; }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

using Names = std::vector<std::string>;

Names names_in(const fs::path& folder) {
    Names names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void put(const fs::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::string get(const fs::path& path) {
    const Result<std::string> text = read_file(path);
    return text ? *text : text.error().what;
}

AtomicFile created(const fs::path& path) {
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) FAIL(format(file.error()));
    return std::move(*file);
}

/// Writes `text` to `path`; "" or what went wrong.
std::string write(const fs::path& path, std::string_view text) {
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return "create: " + format(file.error());
    if (const Result<void> appended = file->append(text); !appended) return "append: " + format(appended.error());
    if (const Result<void> done = file->commit(); !done) return "commit: " + format(done.error());
    return "";
}

mode_t mode_of(const fs::path& path) {
    struct stat about{};
    return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 07777 : 0;
}

/// Makes the kernel refuse unnamed files to this process, as file systems without O_TMPFILE do.
bool refuse_unnamed_files() {
    sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 4),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[2])),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, O_TMPFILE),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, O_TMPFILE, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EOPNOTSUPP),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    sock_fprog program{sizeof code / sizeof code[0], code};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// Mounts a tmpfs on `path`, seen by this process alone.
bool mount_tmpfs(const fs::path& path, const char* size) {
    if (::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    return ::mount("none", path.c_str(), "tmpfs", 0, size) == 0;
}

constexpr const char* no_mount = "no right to mount";

}  // namespace

TEST_CASE("a file appears whole, at commit") {
    const TemporaryFolder folder;
    AtomicFile file = created(folder / "a.pdf");
    CHECK(file.append("one "));
    CHECK(file.append("two"));
    CHECK(file.size() == 7);
    CHECK(names_in(folder.path()) == Names{});
    CHECK(file.commit());
    CHECK(names_in(folder.path()) == Names{"a.pdf"});
    CHECK(get(folder / "a.pdf") == "one two");
}

TEST_CASE("what stood there is replaced, or left alone where nothing is committed") {
    const TemporaryFolder folder;
    put(folder / "a.pdf", "yesterday");
    {
        AtomicFile file = created(folder / "a.pdf");
        CHECK(file.append(std::string(3'000'000, 'x')));
        CHECK(get(folder / "a.pdf") == "yesterday");
    }
    CHECK(get(folder / "a.pdf") == "yesterday");
    CHECK(write(folder / "a.pdf", "today") == "");
    CHECK(get(folder / "a.pdf") == "today");
    CHECK(names_in(folder.path()) == Names{"a.pdf"});
}

TEST_CASE("write_at overwrites and appends, before and after bytes have left the buffer") {
    const TemporaryFolder folder;
    std::string expected;
    AtomicFile file = created(folder / "a");
    const auto write_at = [&](std::size_t offset, const std::string& bytes) {
        CHECK(file.write_at(offset, bytes));
        expected.resize(std::max(expected.size(), offset + bytes.size()));
        expected.replace(offset, bytes.size(), bytes);
        CHECK(file.size() == expected.size());
    };
    write_at(0, "hello");
    write_at(1, "ipp");
    write_at(3, "popotamus");
    write_at(12, std::string(2'500'000, 'a'));
    write_at(2'500'012, std::string(2'000'000, 'b'));
    CHECK(file.append("tail"));
    expected += "tail";
    write_at(4, "XYZ");
    write_at(2'500'000, std::string(30, 'c'));
    write_at(expected.size() - 2, "longer than what was there");
    write_at(expected.size(), "end");
    CHECK(file.commit());
    CHECK(get(folder / "a") == expected);
}

TEST_CASE("missing folders are made") {
    const TemporaryFolder folder;
    CHECK(write(folder / "out/2026/a.pdf", "x") == "");
    CHECK(get(folder / "out/2026/a.pdf") == "x");
}

TEST_CASE("paths that cannot be written are refused at once") {
    const TemporaryFolder folder;
    put(folder / "file", "x");
    fs::create_directory(folder / "sub");
    fs::create_symlink("loop", folder / "loop");
    const std::string at = "create: error: cannot write " + folder.path().string();
    CHECK(write(folder / "sub", "x") == at + "/sub: Is a directory\n  hint: this is a folder; name a file");
    CHECK(write(folder / "sub/", "x") == at + "/sub/: Is a directory\n  hint: this is a folder; name a file");
    CHECK(write(folder / "new/", "x") == at + "/new/: Is a directory\n  hint: this is a folder; name a file");
    CHECK(write(folder / "file/a", "x") ==
          at + "/file/a: Not a directory\n  hint: a part of this path is a file, not a folder");
    CHECK(write(folder / "loop", "x") ==
          at + "/loop: Too many levels of symbolic links\n  hint: a symbolic link leads to itself");
    CHECK(write("", "x").starts_with("create: error: cannot write "));
    CHECK(write("/proc/none/a", "x").starts_with("create: error: cannot write /proc/none/a: "));
    CHECK(names_in(folder.path()) == Names{"file", "loop", "sub"});
}

TEST_CASE("symbolic links are followed and stay") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "real");
    put(folder / "real/a", "old");
    fs::create_symlink("real/a", folder / "link");
    fs::create_symlink("link", folder / "link-to-link");
    fs::create_symlink("real/none", folder / "dangling");
    CHECK(write(folder / "link-to-link", "new") == "");
    CHECK(write(folder / "dangling", "made") == "");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(fs::is_symlink(folder / "dangling"));
    CHECK(get(folder / "real/a") == "new");
    CHECK(names_in(folder / "real") == Names{"a", "none"});
}

TEST_CASE("modes: the umask for a new file, that of the file replaced for others") {
    const TemporaryFolder folder;
    const mode_t before = ::umask(027);
    CHECK(write(folder / "new", "x") == "");
    put(folder / "old", "x");
    fs::permissions(folder / "old", fs::perms(0604));
    CHECK(write(folder / "old", "y") == "");
    ::umask(before);
    CHECK(mode_of(folder / "new") == 0640);
    CHECK(mode_of(folder / "old") == 0604);
}

TEST_CASE("two writers of one path: each file is whole, the last to commit stays") {
    const TemporaryFolder folder;
    AtomicFile first = created(folder / "a");
    AtomicFile second = created(folder / "a");
    CHECK(first.append("first"));
    CHECK(second.append("second"));
    CHECK(second.commit());
    CHECK(get(folder / "a") == "second");
    CHECK(first.commit());
    CHECK(get(folder / "a") == "first");
    CHECK(names_in(folder.path()) == Names{"a"});
}

TEST_CASE("names as long as the file system allows") {
    const TemporaryFolder folder;
    const std::string name(255, 'n');
    CHECK(write(folder / name.c_str(), "one") == "");
    CHECK(write(folder / name.c_str(), "two") == "");
    CHECK(names_in(folder.path()) == Names{name});
    CHECK(write(folder / std::string(256, 'n').c_str(), "x").find("File name too long") != std::string::npos);
}

TEST_CASE("devices and pipes are written to, not replaced") {
    CHECK(write("/dev/null", "x") == "");
    CHECK(write("/dev/full", "x") == "commit: error: cannot write /dev/full: No space left on device\n  hint: free some "
                                     "space, or write to another place");
    CHECK(!fs::is_regular_file("/dev/full"));

    const TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    Child writer([&](const Child::Report& report) { report(write(folder / "pipe", "through the pipe")); });
    CHECK(get(folder / "pipe") == "through the pipe");
    CHECK(writer.output() == "");
    CHECK(fs::is_fifo(folder / "pipe"));
}

TEST_CASE("a full disk: an error, the old file untouched, no litter") {
    const TemporaryFolder folder;
    Child child([&](const Child::Report& report) {
        if (!mount_tmpfs(folder.path(), "size=64k")) return report(no_mount);
        put(folder / "a", "yesterday");
        for (const std::size_t size : {80'000u, 3'000'000u}) report(write(folder / "a", std::string(size, 'x')) + "\n");

        {
            put(folder / "filler", std::string(40'000, 'x'));
            AtomicFile file = std::move(*AtomicFile::create(folder / "a"));
            report(file.append(std::string(30'000, 'x')) ? "appended\n" : "not appended\n");
            report(file.commit() ? "committed\n" : "not committed\n");
            // Space that is found later does not mend the file.
            fs::remove(folder / "filler");
            report(file.append("y") ? "appended\n" : "nor after that\n");
            report(file.write_at(0, "y") ? "written\n" : "nor at another place\n");
            report(file.commit() ? "committed\n" : "nor committed then\n");
        }
        report(get(folder / "a") + " " + std::to_string(names_in(folder.path()).size()) + "\n");
        report(write(folder / "a", "today"));
        report(get(folder / "a"));
    });
    const std::string output = child.output();
    if (output == no_mount) {
        WARN("skipped: " << no_mount);
        return;
    }
    const std::string full = ": error: cannot write " + (folder / "a").string() +
                             ": No space left on device\n  hint: free some space, or write to another place\n";
    CHECK(output ==
          "commit" + full + "append" + full +
              "appended\nnot committed\nnor after that\nnor at another place\nnor committed then\nyesterday 1\ntoday");
}

TEST_CASE("a read-only file system is found out before anything is made") {
    const TemporaryFolder folder;
    Child child([&](const Child::Report& report) {
        if (!mount_tmpfs(folder.path(), "size=64k")) return report(no_mount);
        put(folder / "a", "yesterday");
        if (::mount("none", folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) return report(no_mount);
        report(write(folder / "a", "today") + "\n");
        report(write(folder / "sub/a", "today") + "\n");
        report(get(folder / "a"));
    });
    const std::string output = child.output();
    if (output == no_mount) {
        WARN("skipped: " << no_mount);
        return;
    }
    const auto refused = [&](const char* name) {
        return "create: error: cannot write " + (folder / name).string() +
               ": Read-only file system\n  hint: this file system is read-only; write to another place\n";
    };
    CHECK(output == refused("a") + refused("sub/a") + "yesterday");
}

TEST_CASE("a folder without write permission is found out before anything is made") {
    const TemporaryFolder folder;
    put(folder / "a", "yesterday");
    fs::permissions(folder.path(), fs::perms(0555));
    Child child([&](const Child::Report& report) {
        // Root may write anywhere.
        if (::geteuid() == 0 && ::setuid(65534) != 0) return report("no right to drop rights");
        report(write(folder / "a", "today"));
    });
    const std::string output = child.output();
    fs::permissions(folder.path(), fs::perms(0755));
    CHECK(output == "create: error: cannot write " + (folder / "a").string() +
                        ": Permission denied\n  hint: check who may read and write there");
    CHECK(get(folder / "a") == "yesterday");
}

TEST_CASE("a killed run leaves nothing behind") {
    const TemporaryFolder folder;
    put(folder / "a", "yesterday");
    Child child([&](const Child::Report& report) {
        AtomicFile file = std::move(*AtomicFile::create(folder / "a"));
        report(file.append(std::string(3'000'000, 'x')) ? "ready" : "");
        ::pause();
    });
    child.await_report();
    child.kill();
    CHECK(names_in(folder.path()) == Names{"a"});
    CHECK(get(folder / "a") == "yesterday");
}

TEST_CASE("without unnamed files, a killed run leaves nothing behind either") {
    const TemporaryFolder folder;
    put(folder / "a", "yesterday");
    Child child([&](const Child::Report& report) {
        if (!refuse_unnamed_files()) return report("cannot filter calls");
        AtomicFile file = std::move(*AtomicFile::create(folder / "a"));
        report(file.append(std::string(3'000'000, 'x')) ? "ready" : "");
        ::pause();
    });
    child.await_report();
    CHECK(names_in(folder.path()) == Names{"a"});
    child.kill();
    CHECK(names_in(folder.path()) == Names{"a"});
    CHECK(get(folder / "a") == "yesterday");
}

TEST_CASE("a hidden name left by a run that was killed is removed by the next for the same path, one of a run that lives "
          "is not") {
    const TemporaryFolder folder;
    put(folder / "a", "yesterday");
    // Files of other paths, and what only looks like ours, stay.
    const Names others = {".a.0.gazette-tmp.txt", ".a.b.gazette-tmp", ".b.0.gazette-tmp"};
    for (const std::string& name : others) put(folder / name.c_str(), "other");
    Child child([&](const Child::Report& report) {
        const int file = ::open((folder / ".a.0.gazette-tmp").c_str(), O_CREAT | O_RDWR, 0600);
        report(::flock(file, LOCK_EX) == 0 ? "ready" : "");
        ::pause();
    });
    child.await_report();
    Names with_hidden = others;
    with_hidden.insert(with_hidden.begin(), ".a.0.gazette-tmp");
    with_hidden.push_back("a");
    CHECK(write(folder / "a", "noon") == "");
    CHECK(names_in(folder.path()) == with_hidden);

    child.kill();
    CHECK(names_in(folder.path()) == with_hidden);
    CHECK(write(folder / "a", "evening") == "");
    Names cleared = others;
    cleared.push_back("a");
    CHECK(names_in(folder.path()) == cleared);
    CHECK(get(folder / "a") == "evening");
}

TEST_CASE("without unnamed files, long and replaced files are copied whole, with their mode") {
    const TemporaryFolder folder;
    put(folder / "a", "yesterday");
    fs::permissions(folder / "a", fs::perms(0640));
    std::string text;
    for (int i = 0; i < 400'000; ++i) text += std::to_string(i);
    Child child([&](const Child::Report& report) {
        report(refuse_unnamed_files() ? write(folder / "a", text) : "cannot filter calls");
    });
    CHECK(child.output() == "");
    CHECK(get(folder / "a") == text);
    CHECK(mode_of(folder / "a") == 0640);
    CHECK(names_in(folder.path()) == Names{"a"});
}

TEST_CASE("without unnamed files, a full disk leaves the old file and no litter") {
    const TemporaryFolder folder;
    Child child([&](const Child::Report& report) {
        if (!mount_tmpfs(folder.path(), "size=64k") || !refuse_unnamed_files()) return report(no_mount);
        put(folder / "a", "yesterday");
        report(write(folder / "a", std::string(300'000, 'x')) + "\n");
        report(get(folder / "a") + " " + std::to_string(names_in(folder.path()).size()));
    });
    const std::string output = child.output();
    if (output == no_mount) {
        WARN("skipped: " << no_mount);
        return;
    }
    CHECK(output == "commit: error: cannot write " + (folder / "a").string() +
                        ": No space left on device\n  hint: free some space, or write to another place\nyesterday 1");
}

TEST_CASE("without unnamed files, commit and abandonment leave no hidden file") {
    const TemporaryFolder folder;
    Child child([&](const Child::Report& report) {
        if (!refuse_unnamed_files()) return report("cannot filter calls");
        {
            AtomicFile first = std::move(*AtomicFile::create(folder / "a"));
            AtomicFile second = std::move(*AtomicFile::create(folder / "a"));
            report(std::to_string(names_in(folder.path()).size()) + " ");
        }
        report(std::to_string(names_in(folder.path()).size()) + " ");
        report(write(folder / "a", "x"));
        auto first = std::make_unique<AtomicFile>(std::move(*AtomicFile::create(folder / "a")));
        report(first->append("y") && first->commit() ? "" : "not committed");
        // Its hidden name is free again by now and not the first one's to remove.
        AtomicFile second = std::move(*AtomicFile::create(folder / "a"));
        first.reset();
        report(second.append("z") && second.commit() ? "" : "not committed");
        report(get(folder / "a"));
    });
    CHECK(child.output() == "0 0 z");
    CHECK(names_in(folder.path()) == Names{"a"});
}

TEST_CASE("read_file") {
    const TemporaryFolder folder;
    const std::string large(300'000, 'x');
    put(folder / "large", large);
    put(folder / "empty", "");
    CHECK(get(folder / "large") == large);
    CHECK(get(folder / "empty") == "");
    CHECK(get("/proc/self/status").starts_with("Name:"));
    CHECK(get(folder / "none") == "cannot be read: No such file or directory");
    CHECK(get(folder.path()) == "cannot be read: Is a directory");
    CHECK(get("/dev/zero") == "cannot be read: neither a file nor a pipe");
    CHECK(read_file("/dev/zero").error().place.file == "/dev/zero");
    CHECK(read_file("/dev/zero").error().hint == "name a file or a pipe");
    CHECK(read_file(folder / "none").error().place.file == (folder / "none"));
}

TEST_CASE("a file that is too large is refused by how it opens, and no more of it is read") {
    const TemporaryFolder folder;
    constexpr std::size_t mebibyte = 1024 * 1024;
    const SizeLimitOf limit = [](std::string_view opening) {
        return SizeLimit{opening.starts_with("a") ? 2 * mebibyte : mebibyte, "split it"};
    };
    put(folder / "a", std::string(2 * mebibyte, 'a'));
    put(folder / "b", std::string(mebibyte, 'b'));
    CHECK(*read_file(folder / "a", limit) == std::string(2 * mebibyte, 'a'));
    CHECK(*read_file(folder / "b", limit) == std::string(mebibyte, 'b'));
    put(folder / "b", std::string(mebibyte + 1, 'b'));
    const Diagnostic refused = read_file(folder / "b", limit).error();
    CHECK(refused.what == "too large: more than 1 MiB");
    CHECK(refused.hint == "split it");
    CHECK(refused.place.file == folder / "b");
    // Far more than memory holds.
    std::filesystem::resize_file(folder / "b", std::uintmax_t{1} << 40U);
    CHECK(read_file(folder / "b", limit).error().what == "too large: more than 1 MiB");
}

TEST_CASE("standard input is read as far as its limit") {
    const SizeLimitOf limit = [](std::string_view) { return SizeLimit{300'000, "split it"}; };
    const auto read_of = [&](const char* source) {
        Child child([&](const Child::Report& report) {
            ::dup2(::open(source, O_RDONLY), STDIN_FILENO);
            const Result<std::string> input = read_standard_input(limit);
            report(input ? std::to_string(input->size()) : input.error().what);
        });
        return child.output();
    };
    const TemporaryFolder folder;
    put(folder / "fits", std::string(300'000, 'x'));
    CHECK(read_of((folder / "fits").c_str()) == "300000");
    CHECK(read_of("/dev/zero") == "too large: more than 0 MiB");
}

TEST_CASE("read_standard_input") {
    const TemporaryFolder folder;
    const std::string large(300'000, 'x');
    put(folder / "large", large);
    Child child([&](const Child::Report& report) {
        const int file = ::open((folder / "large").c_str(), O_RDONLY);
        ::dup2(file, STDIN_FILENO);
        report(read_standard_input() && read_standard_input()->empty() ? "read" : "");
    });
    CHECK(child.output() == "read");
    Child closed([&](const Child::Report& report) {
        ::close(STDIN_FILENO);
        const Result<std::string> input = read_standard_input();
        report(input ? "" : input.error().what);
    });
    CHECK(closed.output() == "cannot be read: Bad file descriptor");
}

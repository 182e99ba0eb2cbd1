"""What is far too large ends before it fills a disk."""

from __future__ import annotations

from comhla.web.duties.upload_limit import StopAtMost


def test_a_file_passes_until_it_is_over_the_limit(settings):
    settings.MOST_UPLOADED_BYTES = 100
    handler = StopAtMost()
    handler.new_file("file", "a.pdf", "application/pdf", None)
    passed = [handler.receive_data_chunk(b"x" * 60, 0) for _ in range(4)]
    assert [each and len(each) for each in passed] == [60, 60, None, None]
    assert handler.file_complete(120) is None


def test_each_file_is_counted_by_itself(settings):
    settings.MOST_UPLOADED_BYTES = 100
    handler = StopAtMost()
    for _ in range(3):
        handler.new_file("file", "a.pdf", "application/pdf", None)
        assert handler.receive_data_chunk(b"x" * 90, 0) == b"x" * 90

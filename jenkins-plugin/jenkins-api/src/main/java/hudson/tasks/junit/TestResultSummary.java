package hudson.tasks.junit;

public class TestResultSummary {}

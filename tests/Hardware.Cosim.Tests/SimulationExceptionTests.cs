namespace Hardware.Cosim.Tests;

public class SimulationExceptionTests
{
    [Fact]
    public void The_message_starts_with_the_code()
    {
        var exception = new SimulationException("SIM2001", "Verilator is missing: sudo apt-get install verilator.");
        Assert.Equal("SIM2001: Verilator is missing: sudo apt-get install verilator.", exception.Message);
    }
}
